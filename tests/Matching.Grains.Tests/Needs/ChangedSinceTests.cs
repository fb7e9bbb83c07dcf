using Matching.Contracts.Needs;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Needs;

/// <summary>What is recorded while an offer is out, or a placement is agreed, counts for the yes and for the start.</summary>
public sealed class ChangedSinceTests
{
    private static readonly string Tag = new('a', 64);

    /// <summary>What is put on record, by name, with the answer to the yes and the start.</summary>
    public static TheoryData<string, ProblemCode> OfTheCase => new()
    {
        { "conflict", ProblemCode.NotEligible },
        { "kin", ProblemCode.NotEligible },
        { "protected", ProblemCode.NotEligible },
        { "cost", ProblemCode.WrongState },
    };

    [Theory]
    [MemberData(nameof(OfTheCase))]
    public async Task Case_ChangedSinceTheOffer_NeitherAcceptedNorBegun(string what, ProblemCode code)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Shared(silo);
        foreach (var begins in new[] { false, true })
        {
            var volunteer = await network.HasVolunteer(Norrkoping, p => p with { KinTags = [Tag] });
            var need = await network.HasNeed(Linkoping, n => n with { Start = silo.Today });
            var offer = begins ? await Agreed(silo, network, need, volunteer) : (await network.Offer(need, volunteer)).Must();
            (await Change(network, need, details: c => what switch
            {
                "conflict" => c with { Conflicts = [volunteer] },
                "kin" => c with { KinTags = [Tag] },
                "protected" => c with { ProtectedIdentity = true },
                _ => c with { MonthlyCost = 0 },
            })).Must();
            if (begins)
                (await network.Need(need).Advance(offer.Id, new Contracts.Placements.Start(silo.Today))).Refused(code);
            else
                (await network.Need(need).Accept(offer.Id)).Refused(code);
        }
    }

    public static TheoryData<string, Func<VolunteerProfile, VolunteerProfile>> OfTheVolunteer => new()
    {
        { "pause", p => p with { PausedUntil = new(2027, 1, 1) } },
        { "approval", p => p with { Approvals = [.. p.Approvals.Select(a => a with { Stage = ApprovalStage.Refused })] } },
        { "consent", p => p with { SharedOutsideHome = false } },
        { "protected", p => p with { ProtectedIdentity = true } },
        { "block-out", p => p with { BlockedOut = [new(new(2026, 1, 1), new(2027, 1, 1))] } },
    };

    [Theory]
    [MemberData(nameof(OfTheVolunteer))]
    public async Task Volunteer_ChangedSinceTheOffer_NeitherAcceptedNorBegun_AndOthersReadNotWhy(string what, Func<VolunteerProfile, VolunteerProfile> change)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Shared(silo);
        foreach (var begins in new[] { false, true })
        {
            var volunteer = await network.HasVolunteer(Norrkoping);
            var need = await network.HasNeed(Linkoping, n => n with { Start = silo.Today });
            var offer = begins ? await Agreed(silo, network, need, volunteer) : (await network.Offer(need, volunteer)).Must();
            (await network.Volunteer(volunteer).Register(change((await network.Volunteer(volunteer).Get()).Must().Profile), null)).Must();
            var problem = begins
                ? (await network.Need(need).Advance(offer.Id, new Contracts.Placements.Start(silo.Today))).Refused(ProblemCode.NotEligible)
                : (await network.Need(need).Accept(offer.Id)).Refused(ProblemCode.NotEligible);
            Assert.True(problem.Detail == "The volunteer cannot take this placement.", $"{what}: {problem.Detail}");
        }
    }

    public static TheoryData<string, Func<NeedRequirements, NeedRequirements>> Asked => new()
    {
        { "hoursAWeek", n => n with { HoursAWeek = 8 } },
        { "weekendsAMonth", n => n with { WeekendsAMonth = 1 } },
        { "weekSlotsRequired", n => n with { WeekSlotsRequired = ["mon-16"] } },
        { "end", n => n with { End = new(2026, 12, 1) } },
    };

    [Theory]
    [MemberData(nameof(Asked))]
    public async Task Open_OtherTimeOrEndWhileAnOfferIsOut_RefusedWithACureThatWorks(string field, Func<NeedRequirements, NeedRequirements> change)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var need = await network.HasNeed(Linkoping, n => n with { HoursAWeek = 2, Start = silo.Today, End = silo.Today.AddDays(90) });
        var offer = (await network.Offer(need, await network.HasVolunteer(Linkoping))).Must();
        Assert.Contains("Withdraw", (await Change(network, need, change)).Refused(ProblemCode.WrongState, field).Cure!);
        (await network.Need(need).Withdraw(offer.Id, OfferReason.Unspecified)).Must();
        (await Change(network, need, change)).Must();
    }

    [Fact]
    public async Task Open_OtherEndWhileAPlacementRuns_TheCureIsNotToWithdraw()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var need = await network.HasNeed(Linkoping, n => n with { Start = silo.Today, End = silo.Today.AddDays(60) });
        var offer = await network.Place(need, await network.HasVolunteer(Linkoping));
        foreach (var step in PlacementDays.UntilItRuns(silo.Today))
            (await network.Need(need).Advance(offer.Id, step)).Must();
        Assert.DoesNotContain("Withdraw", (await Change(network, need, n => n with { End = n.End!.Value.AddDays(30) })).Refused(ProblemCode.WrongState, "end").Cure!);
    }

    private static async Task<Network> Shared(TestSilo silo)
    {
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Norrkoping, Linkoping);
        return network;
    }

    private static async Task<Offer> Agreed(TestSilo silo, Network network, NeedRef need, VolunteerRef volunteer)
    {
        var offer = await network.Place(need, volunteer);
        foreach (var step in PlacementDays.UntilAgreed(silo.Today))
            (await network.Need(need).Advance(offer.Id, step)).Must();
        return offer;
    }

    private static async Task<Outcome<NeedView>> Change(Network network, NeedRef need, Func<NeedRequirements, NeedRequirements>? wish = null, Func<NeedCase, NeedCase>? details = null)
    {
        var view = (await network.Need(need).Get()).Must();
        return await network.Need(need).Open((wish ?? (w => w))(view.Requirements), (details ?? (d => d))(view.Case), null);
    }
}
