using Matching.Bench.Assign;
using Matching.Bench.Yardstick;
using Matching.Core.Assignment;

namespace Matching.Core.Tests.Assignment;

/// <summary>The totals that LEMON's network simplex finds on the yardstick graphs, and the optimum over all eligible pairs.</summary>
public sealed class YardstickTotalsTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("matching-yardstick-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData("S", 1_920_301, 1_920_301)]
    [InlineData("C", 1_486_883, 1_486_908)]
    public async Task Solve_YardstickScale_ReferenceTotalsProvenOverEveryEligiblePair(string scale, long overGraph, long overAll)
    {
        YardstickGenerator.Write(scale, _directory.FullName);
        var data = YardstickData.Read(_directory.FullName);
        var pool = PoolSnapshot.Create(data.Volunteers);
        var pricing = new KernelPricing(pool, new Scorer(new ScoringPolicy(), data.Sharing), data);
        var graph = pricing.Best(50);
        var solver = new AssignmentSolver();

        var solved = solver.Solve(graph, CancellationToken.None);
        AssignmentInvariants.Hold(graph, solved, scale);
        Assert.Equal(overGraph, solved.Total);

        var global = await solver.SolveToGlobalOptimumAsync(graph, pricing, CancellationToken.None);
        AssignmentInvariants.Hold(global.Graph, global.Assignment, scale);
        Assert.Equal(overAll, global.Assignment.Total);
        var (eligible, violations) = new EligiblePairs(_directory.FullName, data, pool).Check(global.Assignment.ToCertificate());
        Assert.Empty(violations);
        Assert.True(eligible >= graph.PairCount);
    }
}
