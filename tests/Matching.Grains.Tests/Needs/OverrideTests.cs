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

    /// <summary>Nothing is granted silently: who asks for more under a key that is used is told, and who repeats a request hears the same again.</summary>
    [Fact]
    public async Task MakeOffer_SameIdWithAnotherOverride_RequestReused()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        RuleOverride?[] asked = [null, new(RejectionReasons.Distance, "To be sure"), new(RejectionReasons.Distance, "Another reason"), new(RejectionReasons.Distance | RejectionReasons.Language, "To be sure")];
        foreach (var first in asked)
        {
            var (need, volunteer) = (network.Need(await network.HasNeed(Linkoping)), await network.HasVolunteer(Linkoping));
            var request = new OfferRequest(network.NewId(), volunteer) { Override = first };
            var offer = (await need.MakeOffer(request)).Must();
            foreach (var second in asked)
            {
                var answer = await need.MakeOffer(request with { Override = second });
                if (second == first)
                    Assert.Equal(offer, answer.Must());
                else
                    answer.Refused(ProblemCode.RequestReused, "id");
            }
        }
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
        var elsewhere = all with { Rules = RuleOverride.AllowedElsewhere };
        var roomy = await network.HasNeed(Linkoping, w => w with { Conditions = Two });
        (await Offer(network, roomy, await network.HasVolunteer(Norrkoping), elsewhere)).Refused(ProblemCode.NoAgreement);
        await network.Share(Norrkoping, Linkoping);
        (await Offer(network, roomy, await network.HasVolunteer(Norrkoping, p => p with { SharedOutsideHome = false }), elsewhere)).Refused(ProblemCode.NotEligible);
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

    /// <summary>A rule of which the group holds one that stands: whether the offer is made would tell which of them failed.</summary>
    [Theory]
    [InlineData(RejectionReasons.Language)]
    [InlineData(RejectionReasons.Qualification)]
    [InlineData(RejectionReasons.Gender)]
    [InlineData(RejectionReasons.Condition)]
    [InlineData(RejectionReasons.Pattern)]
    [InlineData(RejectionReasons.WeekSlots)]
    [InlineData(RejectionReasons.Approval)]
    [InlineData(RejectionReasons.Time)]
    [InlineData(RejectionReasons.Undisclosed)]
    [InlineData(RejectionReasons.Distance | RejectionReasons.Language)]
    [InlineData(RejectionReasons.Consent)]
    [InlineData(RejectionReasons.None)]
    public async Task MakeOffer_OverrideOfAPersonalRuleForAnotherMunicipalitysVolunteer_IsRefused(RejectionReasons rules)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Norrkoping, Linkoping);
        (await Offer(network, await network.HasNeed(Linkoping), await network.HasVolunteer(Norrkoping), new(rules, "Because"))).Refused(ProblemCode.Invalid, "override.rules");
    }

    /// <summary>Of one condition alone the group would be the condition's name, here as in the list.</summary>
    [Fact]
    public async Task MakeOffer_OverrideOfTheHousehold_OnlyWhereSeveralConditionsAreAsked()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Norrkoping, Linkoping);
        var volunteer = await network.HasVolunteer(Norrkoping);
        var household = new RuleOverride(RejectionReasons.Household, "Only by day");
        (await Offer(network, await network.HasNeed(Linkoping, w => w with { Conditions = [Condition.SmokeFree] }), volunteer, household)).Refused(ProblemCode.Invalid, "override.rules");
        (await Offer(network, await network.HasNeed(Linkoping, w => w with { Conditions = Two }), volunteer, household)).Must();
        (await Offer(network, await network.HasNeed(Linkoping, w => w with { Conditions = Two }), await network.HasVolunteer(Linkoping), household)).Refused(ProblemCode.Invalid, "override.rules");
    }

    /// <summary>What failed within the group, and whether anything did, is a personal circumstance: the home municipality alone reads it.</summary>
    [Fact]
    public async Task MakeOffer_OverrideForAnotherMunicipalitysVolunteer_IsAnsweredAndAuditedAsItWasNamed_AndHomeReadsWhatFailed()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Norrkoping, Linkoping);
        var all = new RuleOverride(RuleOverride.AllowedElsewhere, "Everything that can be lifted");
        foreach (var smokes in new[] { true, false })
        {
            var volunteer = await network.HasVolunteer(Norrkoping, p => p with { Household = Alone with { Smoking = smokes } });
            var need = await network.HasNeed(Linkoping, w => w with { Conditions = Two });
            var offer = (await Offer(network, need, volunteer, all)).Must();
            Assert.Equal(all, offer.Override);
            Assert.Equal(all, (await network.Need(need).Get()).Must().Offers[0].Override);
            Assert.EndsWith($"rules {RuleOverride.AllowedElsewhere}", await Entry(silo, Linkoping, AuditAction.OfferMadeByOverride, GrainKeys.Need(need)), StringComparison.Ordinal);
            var kept = Assert.Single((await network.Volunteer(volunteer).Get()).Must().Commitments);
            Assert.Equal(smokes ? RejectionReasons.Condition : RejectionReasons.None, kept.SetAside());
            Assert.Equal(smokes, (await Entry(silo, Norrkoping, AuditAction.PlaceHeld, GrainKeys.Volunteer(volunteer))).EndsWith(" rules Condition", StringComparison.Ordinal));
        }
    }

    /// <summary>Whoever was there once answers like somebody who never was, whatever the need asks.</summary>
    [Fact]
    public async Task MakeOffer_ProtectedIdentityOfAnotherMunicipality_AnswersLikeNobody()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Norrkoping, Linkoping);
        var misfit = await network.HasVolunteer(Norrkoping, p => p with { Languages = ["ar"], ProtectedIdentity = true });
        var need = await network.HasNeed(Linkoping);
        Assert.Equal((await Offer(network, need, new(Norrkoping, network.NewId()), null)).Refused(ProblemCode.NotFound), (await Offer(network, need, misfit, null)).Refused(ProblemCode.NotFound));
    }

    private static readonly ImmutableArray<Condition> Two = [Condition.SmokeFree, Condition.NoPets];

    private static async Task<string> Entry(TestSilo silo, string municipality, AuditAction action, string subject) =>
        Assert.Single((await silo.Grains.GetGrain<IAuditGrain>(GrainKeys.Audit(municipality)).Read(0, 100)).Entries, e => e.Draft.Action == action && e.Draft.Subject == subject).Draft.Detail!;

    private static Task<Outcome<Offer>> Offer(Network network, NeedRef need, VolunteerRef volunteer, RuleOverride? lifted) =>
        network.Need(need).MakeOffer(new(network.NewId(), volunteer) { Override = lifted });
}
