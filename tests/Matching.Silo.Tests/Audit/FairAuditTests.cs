using Matching.Contracts.Rounds;
using Matching.Silo.Audit;

namespace Matching.Silo.Tests.Audit;

/// <summary>The audit of a round under promises finds nothing in a sound one, and each planted fault by its name.</summary>
public class FairAuditTests(FairAuditedRegion region) : IClassFixture<FairAuditedRegion>
{
    private RoundFacts Facts => region.Facts;

    private RoundTerms Terms => Facts.Summary.Terms!;

    private TermsCertificate Proof => Facts.Certificate.Terms!;

    [Fact]
    public async Task Run_SoundRound_FindsNothing()
    {
        Assert.NotNull(Facts.Certificate.Terms);
        Assert.Contains(Terms.Municipalities, m => m.Alone > 0);
        Assert.Equal(new AuditResult(0, 0, 0, 0, ProofHolds: true), await region.Audit(Facts));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task Run_AloneMisstated_IsCounted(int placements) =>
        Assert.Equal(1, (await region.Audit(With(m => m with { Alone = m.Alone + placements, CreditAfter = m.CreditAfter - placements }))).FairnessViolations);

    [Fact]
    public async Task Run_CreditMisstated_IsCounted() => Assert.Equal(1, (await region.Audit(With(m => m with { CreditAfter = m.CreditAfter + 1 }))).FairnessViolations);

    [Fact]
    public async Task Run_PromiseBroken_IsCounted() => Assert.Equal(1, (await region.Audit(With(m => m with { Promised = m.Proposals + 1 }))).FairnessViolations);

    [Fact]
    public async Task Run_ProposalTakenFromAMember_IsCounted() =>
        Assert.True((await region.Audit(Facts with { Proposals = [.. Facts.Proposals.Skip(1)] })).FairnessViolations > 0);

    [Fact]
    public async Task Run_BoundBelowWhatThePricesProve_ProofFails() =>
        Assert.False((await Audit(Proof with { Bound = Proof.Bound - 1 }, Terms with { Bound = Terms.Bound - 1 })).ProofHolds);

    [Fact]
    public async Task Run_GapHidden_ProofFails() => Assert.False((await Audit(Proof, Terms with { Gap = Terms.Gap + 1 })).ProofHolds);

    [Fact]
    public async Task Run_PromiseInTheProofThatNobodyMade_ProofFails()
    {
        var promise = Proof.Promises[0];
        Assert.False((await Audit(Proof with { Promises = Proof.Promises.SetItem(0, promise with { Promised = promise.Promised + 1, Price = promise.Price + 1 }) }, Terms)).ProofHolds);
    }

    [Fact]
    public async Task Run_QuotaInTheProofSmallerThanItIs_ProofFails()
    {
        var quota = Terms.Quotas[0];
        var price = new QuotaPrice(quota.Agreements, quota.Home, quota.Receiving, quota.Free - 1, 16);
        Assert.False((await Audit(Proof with { Quotas = [price] }, Terms)).ProofHolds);
    }

    [Fact]
    public async Task Run_PriceBelowZero_ProofFails() =>
        Assert.False((await Audit(Proof with { Promises = [.. Proof.Promises.Select(p => p with { Price = -1 })] }, Terms)).ProofHolds);

    private Task<AuditResult> Audit(TermsCertificate proof, RoundTerms terms) =>
        region.Audit(Facts with { Certificate = Facts.Certificate with { Terms = proof }, Summary = Facts.Summary with { Terms = terms } });

    /// <summary>The facts with one member's result doctored.</summary>
    private RoundFacts With(Func<MunicipalityResult, MunicipalityResult> doctor)
    {
        var member = Terms.Municipalities.First(m => m.Alone > 0);
        var doctored = Terms with { Municipalities = Terms.Municipalities.Replace(member, doctor(member)) };
        return Facts with { Summary = Facts.Summary with { Terms = doctored } };
    }
}
