using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;
using Matching.Contracts.Placements;
using Matching.Contracts.Regions;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Municipalities;

/// <summary>Terms of a municipality and policies of a region are dated: what was agreed before keeps its own.</summary>
public sealed class TermsTests
{
    private static readonly AssignmentTerms Old = new(AssignmentType.ContactPerson, new(2026, 1, 5), "kontaktperson", true, 1_000, 4_000, 24, 2);

    private static async Task<Network> With(TestSilo silo, params AssignmentTerms[] terms)
    {
        var network = await Network.Of(silo, 1, Linkoping);
        (await network.Municipality(Linkoping).SetUp(Municipality(Linkoping, network.Name) with { Policy = MunicipalityPolicy.Default with { Terms = [.. terms] } })).Must();
        return network;
    }

    public static TheoryData<string, Func<AssignmentTerms, AssignmentTerms>> Bad => new()
    {
        { "policy.terms[1].type", t => t with { Type = (AssignmentType)16 } },
        { "policy.terms[1].from", t => t with { From = Old.From } },
        { "policy.terms[1].name", t => t with { Name = " " } },
        { "policy.terms[1].monthlyCostFrom", t => t with { MonthlyCostFrom = 4_001 } },
        { "policy.terms[1].offerHoldHours", t => t with { OfferHoldHours = 337 } },
        { "policy.terms[1].followUpMonths", t => t with { FollowUpMonths = 7 } },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task SetUp_BadTerms_InvalidWithFieldAndCure(string field, Func<AssignmentTerms, AssignmentTerms> spoil)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await With(silo);
        var profile = Municipality(Linkoping, network.Name) with { Policy = MunicipalityPolicy.Default with { Terms = [Old, spoil(Old with { From = Old.From.AddDays(1) })] } };
        Assert.NotEmpty((await network.Municipality(Linkoping).SetUp(profile)).Refused(ProblemCode.Invalid, field).Cure!);
    }

    [Fact]
    public async Task Open_TypeNotOffered_OrCostOutside_IsRefused_FromTheTermsDayOn()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await With(silo, Old, Old with { From = silo.Today.AddDays(10), Offered = false });
        (await Open(999)).Refused(ProblemCode.Invalid, "monthlyCost");
        (await Open(4_001)).Refused(ProblemCode.Invalid, "monthlyCost");
        (await Open(0)).Must();
        (await Open(4_000)).Must();
        silo.Pass(TimeSpan.FromDays(10));
        var refused = (await Open(2_000)).Refused(ProblemCode.Invalid, "type");
        Assert.Contains("kontaktperson", refused.Detail, StringComparison.Ordinal);

        Task<Outcome<NeedView>> Open(int cost) =>
            network.Need(new(Linkoping, network.NewId())).Open(Requirements(Linkoping) with { Start = new(2026, 6, 1) }, Case() with { MonthlyCost = cost }, null);
    }

    [Fact]
    public async Task Offer_HoldsAsTheTermsSay_AndFollowUpsKeepTheTermsThatWereAgreed()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await With(silo, Old, Old with { From = new(2026, 3, 1), FollowUpMonths = 1, OfferHoldHours = null });
        var (need, volunteer) = (await network.HasNeed(Linkoping), await network.HasVolunteer(Linkoping));
        var offer = (await network.Offer(need, volunteer)).Must();
        Assert.Equal(silo.Now.AddHours(24), offer.Deadline);
        (await network.Need(need).Accept(offer.Id)).Must();
        silo.Pass(new DateTime(2026, 3, 2) - silo.Now.UtcDateTime);
        Placement? placement = null;
        foreach (var step in PlacementDays.UntilItRuns(silo.Today))
            placement = (await network.Need(need).Advance(offer.Id, step)).Must();
        Assert.Equal(silo.Today.AddMonths(2), placement!.FollowUpDue);
    }

    public static TheoryData<string, Func<DateOnly, AssignmentTerms[]>> Rewritten => new()
    {
        { "policy.terms", today => [Old with { MonthlyCostTo = 9_000 }] },
        { "policy.terms", today => [] },
        { "policy.terms[1].from", today => [Old, Old with { From = today.AddDays(-1) }] },
    };

    [Theory]
    [MemberData(nameof(Rewritten))]
    public async Task SetUp_TermsInForceOrPast_StayAsTheyAre(string field, Func<DateOnly, AssignmentTerms[]> rewritten)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await With(silo, Old);
        silo.Pass(TimeSpan.FromDays(30));
        MunicipalityProfile Profile(params AssignmentTerms[] terms) => Municipality(Linkoping, network.Name) with { Policy = MunicipalityPolicy.Default with { Terms = [.. terms] } };
        Assert.NotEmpty((await network.Municipality(Linkoping).SetUp(Profile(rewritten(silo.Today)), null)).Refused(ProblemCode.Invalid, field).Cure!);
        var planned = Old with { From = silo.Today.AddDays(9) };
        (await network.Municipality(Linkoping).SetUp(Profile(Old, Old with { From = silo.Today, FollowUpMonths = 1 }, planned), null)).Must();
        (await network.Municipality(Linkoping).SetUp(Profile(Old, Old with { From = silo.Today, FollowUpMonths = 1 }, planned with { Offered = false }), null)).Must();
    }

    /// <summary>The version of a round says what it was made under: no version and no day has two policies.</summary>
    [Fact]
    public async Task Policies_InForceOrPast_StayAsTheyAre_AndAChangeIsANewVersion()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var region = Network.Definition(network.Name, 1, Linkoping);
        await Refuses("weights.version", region with { Weights = region.Weights with { Load = 7 } });
        await Refuses("weights.version", region with { Sharing = new(FairnessGoal.NotWorseThanAlone, 0) });
        (await network.Region.SetUp(region = region with { Weights = region.Weights with { Load = 7, Version = 2 } })).Must();
        RegionPolicy Policy(DateOnly from, int version, int load) => new(from, region.Weights with { Version = version, Load = load }, SharingPolicy.Default, "decided");
        await Refuses("policies[0].from", region with { Policies = [Policy(silo.Today.AddDays(-1), 3, 1)] });
        var (now, later) = (Policy(silo.Today, 3, 1), Policy(silo.Today.AddDays(9), 4, 2));
        (await network.Region.SetUp(region = region with { Policies = [now, later] })).Must();
        await Refuses("policies", region with { Policies = [Policy(silo.Today, 3, 5), later] });
        await Refuses("policies", region with { Policies = [later] });
        (await network.Region.SetUp(region with { Policies = [now, Policy(silo.Today.AddDays(9), 4, 6)] })).Must();

        async Task Refuses(string field, RegionDefinition definition) => Assert.NotEmpty((await network.Region.SetUp(definition)).Refused(ProblemCode.Invalid, field).Cure!);
    }

    [Fact]
    public async Task Policies_OfARegion_WeighFromTheirDayOn_AndRoundsKeepTheirs()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var later = silo.Today.AddDays(20);
        RegionPolicy Policy(DateOnly from, int version) => new(from, ScoringWeights.Default with { Version = version, Load = 100 * version }, SharingPolicy.Default, "decided");
        var definition = Network.Definition(network.Name, 1, Linkoping) with { Policies = [Policy(silo.Today, 2), Policy(later, 3)] };
        (await network.Region.SetUp(definition with { Policies = [Policy(later, 2), Policy(silo.Today, 3)] })).Refused(ProblemCode.Invalid, "policies[1].from");
        (await network.Region.SetUp(definition with { Policies = [Policy(silo.Today, 2), Policy(later, 2)] })).Refused(ProblemCode.Invalid, "policies[1].from");
        (await network.Region.SetUp(definition with { Policies = [Policy(silo.Today, 2) with { Weights = ScoringWeights.Default with { Load = -1 } }] })).Refused(ProblemCode.Invalid, "policies[0].weights");
        (await network.Region.SetUp(definition)).Must();
        await network.HasVolunteer(Linkoping);
        await network.HasNeed(Linkoping, r => r with { Start = later.AddDays(30) });

        var first = await network.RunRound();
        Assert.Equal(2, first.Summary!.PolicyVersion);
        silo.Pass(TimeSpan.FromDays(20));
        Assert.Equal(3, (await network.RunRound()).Summary!.PolicyVersion);
        Assert.Equal(2, (await network.Round(first.Round).Get()).Must().Summary!.PolicyVersion);
        Assert.True((await network.Round(first.Round).Replay()).Must().IsIdentical);
    }
}
