using Matching.Core.Assignment;
using Matching.Core.Certificates;

namespace Matching.Core.Tests.Assignment;

public sealed class GlobalOptimumTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(3, true)]
    [InlineData(3, false)]
    public async Task SolveToGlobalOptimum_FromShortLists_EqualsDenseOptimum(int k, bool withBounds)
    {
        var solver = new AssignmentSolver();
        for (var seed = 1; seed <= 120; seed++)
        {
            var random = new Random(seed);
            var maxScore = seed % 2 == 0 ? 6 : 400;
            var all = RandomGraph.Build(random, random.Next(30), 1 + random.Next(25), maxPairs: 500, maxScore);
            var pricing = new DensePricing(all);
            var solved = await solver.SolveToGlobalOptimumAsync(pricing.Best(k, withBounds), pricing, CancellationToken.None);
            var dense = solver.Solve(all, CancellationToken.None);
            Assert.True(dense.Total == solved.Assignment.Total, $"seed {seed}: dense {dense.Total}, priced {solved.Assignment.Total}");
            AssignmentInvariants.Hold(solved.Graph, solved.Assignment, $"seed {seed}");
            Assert.Empty(CertificateChecker.CheckEligible(solved.Assignment.ToCertificate(), pricing.Eligible()));
            Assert.InRange(solved.PricingPasses, Math.Max(1, pricing.Passes), pricing.Passes + 1);
        }
    }

    [Fact]
    public async Task SolveToGlobalOptimum_CompleteLists_AsksNobody()
    {
        var pricing = new DensePricing(RandomGraph.Build(new Random(1), 10, 10, 60, 50));
        var solved = await new AssignmentSolver().SolveToGlobalOptimumAsync(pricing.Best(100, withBounds: true), pricing, CancellationToken.None);
        Assert.Equal((1, 0), (solved.PricingPasses, pricing.Passes));
    }

    [Fact]
    public async Task CheckEligible_GraphLeavesAPairOut_IsFound()
    {
        var builder = new CandidateGraphBuilder([1, 1]);
        builder.AddNeed(1, [new Candidate(0, 9), new Candidate(1, 8)]);
        builder.AddNeed(1, [new Candidate(0, 7)]);
        var pricing = new DensePricing(builder.Build());
        var tooSmall = new AssignmentSolver().Solve(pricing.Best(1, withBounds: false), CancellationToken.None);
        var violations = CertificateChecker.CheckEligible(tooSmall.ToCertificate(), pricing.Eligible());
        Assert.Equal((CertificateCondition.PairUnderpriced, 0, 1), (violations[0].Condition, violations[0].Need, violations[0].Volunteer));
        var solved = await new AssignmentSolver().SolveToGlobalOptimumAsync(pricing.Best(1, withBounds: false), pricing, CancellationToken.None);
        Assert.Equal((15L, 2), (solved.Assignment.Total, solved.PricingPasses));
    }

    [Fact]
    public async Task SolveToGlobalOptimum_PricingAnswersNonsense_IsRefused()
    {
        var builder = new CandidateGraphBuilder([1]);
        builder.AddNeed(1, []);
        foreach (var pair in new[] { new PricedPair(1, 0, 1), new PricedPair(0, 1, 1), new PricedPair(0, 0, -1) })
        {
            var pricing = new Fixed(pair);
            await Assert.ThrowsAsync<MatchingInputException>(
                async () => await new AssignmentSolver().SolveToGlobalOptimumAsync(builder.Build(), pricing, CancellationToken.None));
        }
    }

    private sealed class Fixed(PricedPair pair) : IPairPricing
    {
        public ValueTask<IReadOnlyList<PricedPair>> FindImprovingPairsAsync(PricingQuery query, CancellationToken cancellationToken)
            => new([pair]);
    }
}
