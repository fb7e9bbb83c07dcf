using Matching.Contracts.Rounds;
using Matching.Silo.Audit;

namespace Matching.Silo.Tests.Audit;

/// <summary>Where agreements between the same two municipalities cover some needs together and others not: each quota is kept, and a pair pays the cheapest.</summary>
public class OverlappingAuditTests(OverlappingAuditedRegion region) : IClassFixture<OverlappingAuditedRegion>
{
    private RoundFacts Facts => region.Facts;

    private TermsCertificate Proof => Facts.Certificate.Terms!;

    private IReadOnlyList<Proposal> Named => [.. Facts.Proposals.Where(p => p.Agreement is not null)];

    [Fact]
    public async Task Run_QuotasThatOverlapBind_FindsNothing()
    {
        Assert.True(Facts.Summary.Terms!.Price > 0);
        Assert.All(Facts.Summary.Terms.Quotas, q => Assert.True(q.Used <= q.Free));
        Assert.True(Named.Select(p => p.Agreement).Distinct().Count() == Named.Count && Named.Count > 3, $"{Named.Count} proposals could count against several");
        Assert.Equal(new AuditResult(0, 0, 0, 0, ProofHolds: true), await region.Audit(Facts));
    }

    /// <summary>Without names they can be spread; both agreements of a type are used up, so one place less is one too few.</summary>
    [Fact]
    public async Task Run_OnePlaceLess_IsCountedOnce()
    {
        var unnamed = Facts with { Proposals = [.. Facts.Proposals.Select(p => p with { Agreement = null })] };
        Assert.Equal(0, (await region.Audit(unnamed)).AgreementViolations);
        var (used, _) = TwoUsedUp();
        var tighter = unnamed with { Agreements = [.. Facts.Agreements.Select(a => a.Id == used.Agreement ? a with { Quota = 0 } : a)] };
        Assert.Equal(1, (await region.Audit(tighter)).AgreementViolations);
    }

    [Fact]
    public async Task Run_ProposalNamesAnAgreementThatIsUsedUp_IsCounted()
    {
        var (one, other) = TwoUsedUp();
        Assert.Equal(1, (await region.Audit(With(one, one with { Agreement = other.Agreement }))).AgreementViolations);
    }

    [Fact]
    public async Task Run_ProposalNamesAnAgreementThatDoesNotCoverIt_IsCounted()
    {
        var elsewhere = Facts.Agreements.First(a => a.Home != Named[0].Volunteer.Municipality);
        Assert.Equal(1, (await region.Audit(With(Named[0], Named[0] with { Agreement = elsewhere.Id }))).AgreementViolations);
        var atHome = Facts.Proposals.First(p => p.Need.Municipality == p.Volunteer.Municipality);
        Assert.Equal(1, (await region.Audit(With(atHome, atHome with { Agreement = elsewhere.Id }))).AgreementViolations);
    }

    [Fact]
    public async Task Run_PriceTooLow_ProofFails()
    {
        var priced = Proof.Quotas.First(q => Named.Any(p => p.Volunteer.Municipality == q.Home && p.Need.Municipality == q.Receiving));
        var cheaper = Proof with { Quotas = Proof.Quotas.Replace(priced, priced with { Price = priced.Price / 2 }) };
        Assert.False((await region.Audit(Facts with { Certificate = Facts.Certificate with { Terms = cheaper } })).ProofHolds);
    }

    [Fact]
    public async Task Run_CheaperOfTwoPricesHidden_ProofFails()
    {
        var hidden = Proof.Quotas.First(q => Proof.Quotas.Any(o => o != q && (o.Home, o.Receiving) == (q.Home, q.Receiving)));
        Assert.False((await region.Audit(Facts with { Certificate = Facts.Certificate with { Terms = Proof with { Quotas = Proof.Quotas.Remove(hidden) } } })).ProofHolds);
    }

    /// <summary>Two proposals that both agreements between two municipalities cover, each of which has taken one.</summary>
    private (Proposal One, Proposal Other) TwoUsedUp()
    {
        var pair = Named.GroupBy(p => (p.Volunteer.Municipality, p.Need.Municipality)).First(p => p.Count() == 2).ToList();
        return (pair[0], pair[1]);
    }

    private RoundFacts With(Proposal old, Proposal changed) => Facts with { Proposals = [.. Facts.Proposals.Select(p => p == old ? changed : p)] };
}
