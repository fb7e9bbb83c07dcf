using Matching.Contracts.Needs;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Volunteers;

/// <summary>Foster homes: the law asks every adult of the household, in the pool's answer as in the volunteer's own.</summary>
public sealed class HouseholdChecksTests
{
    private const string Bergen = "no-4601";
    private static readonly DateOnly Made = new(2025, 12, 1);

    private static BackgroundCheck[] ChecksOf(DateOnly made, params int?[] people) =>
        [.. from kind in new[] { CheckKind.CriminalRecord, CheckKind.ChildProtection } from person in people select new BackgroundCheck(kind, made) { Member = person }];

    private static VolunteerProfile Home(VolunteerProfile v, Household? household, params BackgroundCheck[] checks) =>
        v with { Types = [AssignmentType.FosterHome], Languages = ["sv", "no"], Capacity = 4, Household = household, Checks = [.. checks] };

    private static async Task<NeedRef> Child(Network network, string municipality, DateOnly today)
    {
        var need = new NeedRef(municipality, network.NewId());
        var wish = Requirements(municipality) with { Type = AssignmentType.FosterHome, ForChild = true };
        (await network.Need(need).Open(wish, Case() with { ChildAge = 9, RelativesConsidered = today }, null)).Must();
        return need;
    }

    [Fact]
    public async Task Home_UnknownHousehold_IsRefusedWithACure_UntilItIsEntered()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var home = await network.HasVolunteer(Linkoping, v => Home(v, null, ChecksOf(Made, [null])));
        var need = await Child(network, Linkoping, silo.Today);
        Assert.Empty(await network.Candidates(need));
        var rejection = Assert.Single(await network.Rejections(need));
        Assert.Equal(RejectionReasons.Check, rejection.Reasons);
        Assert.Contains("on record", Assert.Single(rejection.Remedies), StringComparison.Ordinal);
        var problem = (await network.Volunteer(home).Reserve(network.Reservation(need, AssignmentType.FosterHome))).Refused(ProblemCode.NotEligible, "volunteer");
        Assert.Contains("enter the household", problem.Cure, StringComparison.Ordinal);

        (await network.Volunteer(home).Register(Home(Volunteer(Linkoping), Alone, ChecksOf(Made, [null])), null)).Must();
        Assert.Equal([home], await network.Candidates(need));
        (await network.Offer(need, home)).Must();
    }

    [Fact]
    public async Task Home_CheckOfAnotherAdultMissing_IsRefused_UntilItIsMade()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var family = Alone with { OtherAdults = [new(1), new(2)] };
        var home = await network.HasVolunteer(Linkoping, v => Home(v, family, ChecksOf(Made, null, 1)));
        var need = await Child(network, Linkoping, silo.Today);
        Assert.Equal(RejectionReasons.Check, Assert.Single(await network.Rejections(need)).Reasons);
        (await network.Offer(need, home)).Refused(ProblemCode.NotEligible, "volunteer");

        (await network.Volunteer(home).Register(Home(Volunteer(Linkoping), family, ChecksOf(Made, null, 1, 2)), null)).Must();
        Assert.Equal([home], await network.Candidates(need));
        (await network.Offer(need, home)).Must();
    }

    /// <summary>Norway: a new extract for each new child, of the volunteer and of every other adult.</summary>
    [Fact]
    public async Task NewForEachPlacement_AsksTheWholeHouseholdAnew()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Bergen);
        var couple = Alone with { OtherAdults = [new(1)] };
        var home = await network.HasVolunteer(Bergen, v => Home(v, couple, ChecksOf(Made, null, 1)));
        await network.Place(await Child(network, Bergen, silo.Today), home);
        silo.Pass(TimeSpan.FromDays(2));

        var second = await Child(network, Bergen, silo.Today);
        await Refuses("a CriminalRecord for FosterHome made after", "of every other adult in the household made after");
        await Renew([null]);
        await Refuses("of every other adult in the household made after");
        await Renew(null, 1);
        Assert.Equal([home], await network.Candidates(second));
        await network.Place(second, home);

        async Task Renew(params int?[] people) =>
            (await network.Volunteer(home).Register(Home(Volunteer(Bergen), couple, [.. ChecksOf(Made, null, 1), .. ChecksOf(silo.Today, people)]), null)).Must();

        async Task Refuses(params string[] remedies)
        {
            var rejection = Assert.Single(await network.Rejections(second));
            Assert.Equal(RejectionReasons.Check, rejection.Reasons);
            Assert.All(remedies, remedy => Assert.Contains(remedy, Assert.Single(rejection.Remedies), StringComparison.Ordinal));
            (await network.Offer(second, home)).Refused(ProblemCode.NotEligible, "volunteer");
        }
    }
}
