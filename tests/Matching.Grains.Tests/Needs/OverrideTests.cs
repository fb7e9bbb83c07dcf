using Matching.Contracts.Audit;
using Matching.Contracts.Needs;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Needs;

/// <summary>A coordinator may set wishes aside, never what law, consent, capacity or an agreement asks, and nothing is granted silently.</summary>
public sealed class OverrideTests
{
    [Fact]
    public async Task MakeOffer_VolunteerWithoutTheLanguage_NeedsANamedOverride()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping, p => p with { Languages = ["ar"] });
        var need = await network.HasNeed(Linkoping);
        (await Offer(network, need, volunteer, null)).Refused(ProblemCode.NotEligible, "volunteer");
        (await Offer(network, need, volunteer, new(RejectionReasons.Gender, "Another reason"))).Refused(ProblemCode.NotEligible);

        var offer = (await Offer(network, need, volunteer, new(RejectionReasons.Language | RejectionReasons.Gender, "The client speaks some Arabic"))).Must();
        Assert.Equal(new(RejectionReasons.Language, "The client speaks some Arabic"), offer.Override);
        Assert.Equal(offer.Override, (await network.Need(need).Get()).Must().Offers[0].Override);
        var trail = (await silo.Grains.GetGrain<IAuditGrain>(GrainKeys.Audit(Linkoping)).Read(0, 100)).Entries;
        var entry = Assert.Single(trail, e => e.Draft.Action == AuditAction.OfferMadeByOverride);
        Assert.EndsWith("rules Language", entry.Draft.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("Arabic", entry.Draft.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MakeOffer_OverrideThatLiftsNothing_IsNotRecorded()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var offer = (await Offer(network, await network.HasNeed(Linkoping), await network.HasVolunteer(Linkoping), new(RejectionReasons.Distance, "To be sure"))).Must();
        Assert.Null(offer.Override);
    }

    [Fact]
    public async Task MakeOffer_RememberedNo_CanBeAskedOnceMore()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var (need, volunteer) = (await network.HasNeed(Linkoping), await network.HasVolunteer(Linkoping));
        var declined = (await network.Offer(need, volunteer)).Must();
        (await network.Need(need).Decline(declined.Id, OfferReason.Time)).Must();
        (await network.Offer(need, volunteer)).Refused(ProblemCode.NotEligible);
        Assert.Equal(RejectionReasons.Excluded, (await Offer(network, need, volunteer, new(RejectionReasons.Excluded, "They called back"))).Must().Override!.Rules);
    }

    [Theory]
    [InlineData(RejectionReasons.Check)]
    [InlineData(RejectionReasons.Consent)]
    [InlineData(RejectionReasons.Capacity)]
    [InlineData(RejectionReasons.Agreement)]
    [InlineData(RejectionReasons.AssignmentType)]
    [InlineData(RejectionReasons.Paused)]
    [InlineData(RejectionReasons.Language | RejectionReasons.Check)]
    [InlineData(RejectionReasons.None)]
    public async Task MakeOffer_OverrideOfWhatStands_IsRefused(RejectionReasons rules)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        (await Offer(network, await network.HasNeed(Linkoping), await network.HasVolunteer(Linkoping), new(rules, "Because"))).Refused(ProblemCode.Invalid, "override.rules");
    }

    [Fact]
    public async Task MakeOffer_OverrideEverythingAllowed_LiftsNoLawConsentCapacityOrAgreement()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        var need = await network.HasNeed(Linkoping);
        var all = new RuleOverride(RuleOverride.Allowed, "Everything that can be lifted");
        (await Offer(network, need, await network.HasVolunteer(Linkoping, p => p with { Checks = [] }), all)).Refused(ProblemCode.NotEligible);
        (await Offer(network, need, await network.HasVolunteer(Linkoping, p => p with { Types = [] }), all)).Refused(ProblemCode.NotEligible);
        (await Offer(network, need, await network.HasVolunteer(Linkoping, p => p with { PausedUntil = new(2027, 1, 1) }), all)).Refused(ProblemCode.NotEligible);
        (await Offer(network, need, await network.HasVolunteer(Linkoping, p => p with { Capacity = 0 }), all)).Refused(ProblemCode.NoCapacity);
        (await Offer(network, need, await network.HasVolunteer(Norrkoping), all)).Refused(ProblemCode.NoAgreement);
        await network.Share(Norrkoping, Linkoping);
        (await Offer(network, need, await network.HasVolunteer(Norrkoping, p => p with { SharedOutsideHome = false }), all)).Refused(ProblemCode.NotEligible);
        (await Offer(network, need, await network.HasVolunteer(Linkoping), new(RejectionReasons.Language, " "))).Refused(ProblemCode.Invalid, "override.reason");
    }

    [Fact]
    public async Task MakeOffer_MisfitOfAnotherMunicipality_TellsNothingPersonal()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Norrkoping, Linkoping);
        var volunteer = await network.HasVolunteer(Norrkoping, p => p with { Languages = ["ar"] });
        var refused = (await Offer(network, await network.HasNeed(Linkoping), volunteer, null)).Refused(ProblemCode.NotEligible);
        Assert.DoesNotContain("Language", refused.Detail, StringComparison.Ordinal);
    }

    /// <summary>Which of the named rules failed is a personal circumstance: whoever names all must not read it from the answer.</summary>
    [Fact]
    public async Task MakeOffer_OverrideForAnotherMunicipalitysVolunteer_IsAnsweredAndAuditedAsItWasNamed()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Norrkoping, Linkoping);
        var all = new RuleOverride(RuleOverride.Allowed, "Everything that can be lifted");
        foreach (var spoken in new[] { "ar", "sv" })
        {
            var volunteer = await network.HasVolunteer(Norrkoping, p => p with { Languages = [spoken] });
            var need = await network.HasNeed(Linkoping);
            var offer = (await Offer(network, need, volunteer, all)).Must();
            Assert.Equal(all, offer.Override);
            Assert.Equal(all, (await network.Need(need).Get()).Must().Offers[0].Override);
            var trail = (await silo.Grains.GetGrain<IAuditGrain>(GrainKeys.Audit(Linkoping)).Read(0, 100)).Entries;
            var entry = Assert.Single(trail, e => e.Draft.Action == AuditAction.OfferMadeByOverride && e.Draft.Subject == GrainKeys.Need(need));
            Assert.EndsWith($"rules {RuleOverride.Allowed}", entry.Draft.Detail, StringComparison.Ordinal);
            var kept = Assert.Single((await network.Volunteer(volunteer).Get()).Must().Commitments);
            Assert.Equal(spoken == "ar" ? RejectionReasons.Language : RejectionReasons.None, kept.Decision!.Reasons);
        }
    }

    private static Task<Outcome<Offer>> Offer(Network network, NeedRef need, VolunteerRef volunteer, RuleOverride? lifted) =>
        network.Need(need).MakeOffer(new(network.NewId(), volunteer) { Override = lifted });
}
