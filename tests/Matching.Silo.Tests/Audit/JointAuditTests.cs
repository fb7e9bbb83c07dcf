using Matching.Contracts.Rounds;
using Matching.Silo.Audit;

namespace Matching.Silo.Tests.Audit;

/// <summary>The audit follows the proof of a round whose proposals would collide, part by part, and finds what is wrong with a doctored one.</summary>
public class JointAuditTests(JointAuditedRegion region) : IClassFixture<JointAuditedRegion>
{
    private RoundFacts Facts => region.Facts;

    private BundleCertificate Proof => Facts.Certificate.Bundles!;

    [Fact]
    public async Task Run_ProposalsWouldCollide_EveryPartOfTheProofHolds()
    {
        Assert.True(Proof.Parts.Length > 2 && Facts.Summary is { Optimal: true, Terms.Price: > 0 });
        Assert.Contains(Facts.Proposals, p => p.Places == 2);
        Assert.Equal(new AuditResult(0, 0, 0, 0, ProofHolds: true), await region.Audit(Facts));
    }

    [Fact]
    public async Task Run_NothingDivided_ProofFails() => Assert.False((await region.Audit(Facts with { Certificate = Facts.Certificate with { Bundles = null } })).ProofHolds);

    [Fact]
    public async Task Run_BoundTooLow_ProofFails() => Assert.False((await Audit(Proof with { Bound = Proof.Bound - 1 })).ProofHolds);

    [Fact]
    public async Task Run_AnyPartLeftOut_ProofFails()
    {
        // What comes after it would be a part of another.
        for (var at = 0; at < Proof.Parts.Length; at++)
            Assert.False((await Audit(Proof with { Parts = Proof.Parts.RemoveAt(at) })).ProofHolds);
    }

    [Fact]
    public async Task Run_ConflictThatIsNone_ProofFails() =>
        Assert.False((await Audit(Proof with { Parts = Proof.Parts.SetItem(0, Proof.Parts[0] with { Conflict = Proof.Parts[0].Conflict[..1] }) })).ProofHolds);

    [Fact]
    public async Task Run_ConflictOfVolunteersWithMoreTime_ProofFails()
    {
        var free = Facts.Volunteers.Select(v => v with { Profile = v.Profile with { WeekendsAMonth = 4, Capacity = v.Profile.Capacity + 9 }, Free = v.Free + 9 });
        Assert.False((await region.Audit(Facts with { Volunteers = [.. free] })).ProofHolds);
    }

    [Fact]
    public async Task Run_PriceOfAPartBelowZero_OrPricesGone_ProofFails()
    {
        var at = Proof.Parts.IndexOf(Proof.Parts.First(p => p.Prices is not null));
        var prices = Proof.Parts[at].Prices!;
        Assert.False((await Audit(With(at, prices with { VolunteerPrices = [.. Facts.Volunteers.Take(5).Select(v => new VolunteerPrice(v.Volunteer, -1))] }))).ProofHolds);
        Assert.False((await Audit(With(at, prices with { NeedPrices = [.. Facts.Needs.Select(n => new NeedPrice(n.Need, 0))] }))).ProofHolds);
    }

    [Fact]
    public async Task Run_SiblingsProposedWithOnePlace_IsWrong_WithMoreThanAHomeHas_TooMany()
    {
        var siblings = Facts.Proposals.First(p => p.Places == 2);
        Assert.Equal(1, (await region.Audit(Facts with { Proposals = [.. Facts.Proposals.Select(p => p == siblings ? p with { Places = 1 } : p)] })).ScoreErrors);
        var small = Facts.Volunteers.Select(v => v.Volunteer == siblings.Volunteer ? v with { Profile = v.Profile with { Capacity = v.Profile.Ongoing + 1 }, Free = 1 } : v);
        Assert.True((await region.Audit(Facts with { Volunteers = [.. small] })).CapacityViolations > 0);
    }

    [Fact]
    public async Task Run_MoreWeekendsThanAVolunteerGives_IsCounted()
    {
        // Two placements that one volunteer could take were it not for the weekends.
        var both = Facts.Needs.Where(n => n.Requirements.WeekendsAMonth == 2 && n.Requirements.Count == 1).Take(2).ToList();
        var home = Facts.Volunteers.First(v => v.Free >= 2 && v.Profile.WeekendsAMonth is 2 or 3 && Facts.Proposals.All(p => p.Volunteer != v.Volunteer));
        var planted = both.Select(n => Facts.Proposals[0] with { Need = n.Need, Volunteer = home.Volunteer, Places = 1 });
        var others = Facts.Proposals.Where(p => both.All(n => n.Need != p.Need));
        Assert.Equal(1, (await region.Audit(Facts with { Proposals = [.. others, .. planted] })).CapacityViolations);
    }

    private BundleCertificate With(int at, BundlePrices prices) => Proof with { Parts = Proof.Parts.SetItem(at, Proof.Parts[at] with { Prices = prices }) };

    private Task<AuditResult> Audit(BundleCertificate proof) => region.Audit(Facts with { Certificate = Facts.Certificate with { Bundles = proof } });
}
