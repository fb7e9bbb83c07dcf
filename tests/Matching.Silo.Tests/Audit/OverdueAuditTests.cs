using Matching.Silo.Audit;

namespace Matching.Silo.Tests.Audit;

/// <summary>A round over needs that have waited is audited for the day on which they can begin.</summary>
public class OverdueAuditTests(OverdueAuditedRegion region) : IClassFixture<OverdueAuditedRegion>
{
    [Fact]
    public async Task Run_EveryStartHasPassed_FindsNothing()
    {
        Assert.All(region.Facts.Needs, n => Assert.Equal(region.Facts.Day, n.Requirements.Start));
        Assert.NotEmpty(region.Facts.Proposals);
        Assert.Equal(new AuditResult(0, 0, 0, 0, ProofHolds: true), await region.Audit(region.Facts));
    }
}
