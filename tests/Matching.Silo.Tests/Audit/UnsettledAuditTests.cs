using Matching.Silo.Audit;

namespace Matching.Silo.Tests.Audit;

/// <summary>Needs for which no offer could be made are in no round, and in no audit of one.</summary>
public class UnsettledAuditTests(UnsettledAuditedRegion region, AuditedRegion whole) : IClassFixture<UnsettledAuditedRegion>, IClassFixture<AuditedRegion>
{
    [Fact]
    public async Task Run_NeedsWithoutCostOrContact_AreLeftOut_AndNothingIsFound()
    {
        Assert.InRange(region.Facts.Needs.Count, 1, whole.Facts.Needs.Count * 2 / 3);
        Assert.Equal(region.Facts.Needs.Count, region.Facts.Summary.Needs);
        Assert.NotEmpty(region.Facts.Proposals);
        Assert.Equal(new AuditResult(0, 0, 0, 0, ProofHolds: true), await region.Audit(region.Facts));
    }
}
