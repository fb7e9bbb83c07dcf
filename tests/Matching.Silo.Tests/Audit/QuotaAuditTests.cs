using Matching.Contracts.Rounds;
using Matching.Silo.Audit;

namespace Matching.Silo.Tests.Audit;

/// <summary>The audit follows the proof of a round whose quotas bind, and finds what is wrong with a doctored one.</summary>
public class QuotaAuditTests(TightAuditedRegion region) : IClassFixture<TightAuditedRegion>
{
    private RoundFacts Facts => region.Facts;

    private TermsCertificate Proof => Facts.Certificate.Terms!;

    [Fact]
    public async Task Run_QuotasBind_ProofHoldsOverAllEligiblePairs()
    {
        Assert.NotEmpty(Proof.Quotas);
        Assert.True(Facts.Summary.Terms!.Price > 0);
        Assert.All(Facts.Summary.Terms.Quotas, q => Assert.True(q.Used <= q.Free));
        Assert.Equal(new AuditResult(0, 0, 0, 0, ProofHolds: true), await region.Audit(Facts));
    }

    [Fact]
    public async Task Run_PriceOfAQuotaLeftOut_ProofFails() => Assert.False((await Audit(Proof with { Quotas = [] })).ProofHolds);

    [Fact]
    public async Task Run_LimitOfAQuotaUnderstated_ProofFails() =>
        Assert.False((await Audit(Proof with { Quotas = Proof.Quotas.SetItem(0, Proof.Quotas[0] with { Limit = 0 }) })).ProofHolds);

    [Fact]
    public async Task Run_OneQuotaNamedTwice_ProofFails() => Assert.False((await Audit(Proof with { Quotas = Proof.Quotas.Add(Proof.Quotas[0]) })).ProofHolds);

    private Task<AuditResult> Audit(TermsCertificate proof) => region.Audit(Facts with { Certificate = Facts.Certificate with { Terms = proof } });
}
