using Matching.Contracts.Needs;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Volunteers;

/// <summary>An extract that was made for another purpose than the law names does not count: in lists, rounds and the volunteer's own answer.</summary>
public sealed class CheckPurposeTests
{
    private static readonly DateOnly Made = new(2025, 12, 1);

    private static BackgroundCheck[] Checks(CheckPurpose purpose, params int?[] people) =>
        [.. from kind in new[] { CheckKind.CriminalRecord, CheckKind.ChildProtection } from person in people select new BackgroundCheck(kind, Made) { Member = person, Purpose = purpose }];

    private static VolunteerProfile Home(VolunteerProfile v, params BackgroundCheck[] checks) => v with
    {
        Types = [AssignmentType.FosterHome],
        Household = Alone with { OtherAdults = [new(1)] },
        Checks = [.. checks],
        Capacity = 4,
    };

    private static async Task<NeedRef> Child(Network network, DateOnly today)
    {
        var need = new NeedRef(Linkoping, network.NewId());
        var wish = Requirements(Linkoping) with { Type = AssignmentType.FosterHome, ForChild = true };
        (await network.Need(need).Open(wish, Case() with { ChildAge = 9, RelativesConsidered = today }, null)).Must();
        return need;
    }

    [Theory]
    [InlineData(CheckPurpose.Unstated, CheckPurpose.Unstated, null)]
    [InlineData(CheckPurpose.Full, CheckPurpose.FosterHome, null)]
    [InlineData(CheckPurpose.School, CheckPurpose.FosterHome, "a CriminalRecord for FosterHome")]
    [InlineData(CheckPurpose.FosterHome, CheckPurpose.DisabledChildren, "a CriminalRecord for FosterHome of every other adult")]
    public async Task FosterHome_ExtractForAnotherPurpose_DoesNotCount_UntilTheRightOneIsMade(CheckPurpose own, CheckPurpose other, string? remedy)
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var network = await Network.Of(silo, 1, Linkoping);
        var home = await network.HasVolunteer(Linkoping, v => Home(v, [.. Checks(own, [null]), .. Checks(other, 1)]));
        var need = await Child(network, silo.Today);
        if (remedy is not null)
        {
            Assert.Empty(await network.Candidates(need));
            var rejection = Assert.Single(await network.Rejections(need));
            Assert.Equal(RejectionReasons.Check, rejection.Reasons);
            Assert.Contains(remedy, Assert.Single(rejection.Remedies), StringComparison.Ordinal);
            var refused = (await network.Offer(need, home)).Refused(ProblemCode.NotEligible, "volunteer");
            Assert.Contains("FosterHome", refused.Cure, StringComparison.Ordinal);
            Assert.Equal(0, (await network.RunRound()).Summary!.Proposals);
            (await network.Volunteer(home).Register(Home(Volunteer(Linkoping), [.. Checks(own, null, 1), .. Checks(CheckPurpose.FosterHome, null, 1).Select(c => c with { Date = Made.AddDays(-9) })]), null)).Must();
        }

        var round = await network.RunRound();
        Assert.Equal(1, round.Summary!.Proposals);
        Assert.Equal([home], await network.Candidates(need));
        (await network.Offer(need, home)).Must();
        Assert.True((await network.Round(round.Round).Replay()).Must().IsIdentical);
    }

    /// <summary>LSS: the extract for support of disabled children is at most a year old; a newer one for another purpose makes it no younger.</summary>
    [Theory]
    [InlineData(CheckPurpose.DisabledChildren, 300, CheckPurpose.School, 10, true)]
    [InlineData(CheckPurpose.DisabledChildren, 400, CheckPurpose.School, 10, false)]
    [InlineData(CheckPurpose.School, 400, CheckPurpose.DisabledChildren, 10, true)]
    [InlineData(CheckPurpose.Unstated, 400, CheckPurpose.Children, 10, false)]
    public async Task ContactPersonOfAChild_RightExtractMustBeYoung_AnAdultsTakesAny(CheckPurpose first, int firstDays, CheckPurpose second, int secondDays, bool holds)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping, v => v with
        {
            Checks = [new(CheckKind.CriminalRecord, silo.Today.AddDays(-firstDays)) { Purpose = first }, new(CheckKind.CriminalRecord, silo.Today.AddDays(-secondDays)) { Purpose = second }],
        });
        var child = await network.HasNeed(Linkoping, r => r with { ForChild = true, Start = silo.Today });
        Assert.Equal(holds ? 1 : 0, (await network.Candidates(child)).Count);
        Assert.Equal(holds ? null : ProblemCode.NotEligible, (await network.Offer(child, volunteer)).Problem?.Code);
        var adult = await network.HasNeed(Linkoping, r => r with { Start = silo.Today.AddDays(30) });
        Assert.Equal([volunteer], await network.Candidates(adult));
        (await network.Offer(adult, volunteer)).Must();
    }
}
