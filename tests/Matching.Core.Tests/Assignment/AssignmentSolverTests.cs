using Matching.Core.Assignment;

namespace Matching.Core.Tests.Assignment;

public sealed class AssignmentSolverTests
{
    private const int Instances = 12_000;

    [Fact]
    public void Solve_SmallRandomInstances_EqualsExhaustiveSearch()
    {
        var solver = new AssignmentSolver();
        for (var seed = 1; seed <= Instances; seed++)
        {
            var graph = RandomGraph.Small(seed);
            var solved = solver.Solve(graph, CancellationToken.None);
            var best = ExhaustiveSearch.BestTotal(graph);
            Assert.True(best == solved.Total, $"seed {seed}: exhaustive {best}, solver {solved.Total}");
            AssignmentInvariants.Hold(graph, solved, $"seed {seed}");
        }
    }

    [Theory]
    [InlineData(60, 20, 5)]
    [InlineData(60, 60, 1000)]
    [InlineData(20, 200, 1)]
    [InlineData(200, 100, 1_000_000)]
    public void Solve_LargerRandomInstances_CertificateHolds(int needs, int volunteers, int maxScore)
    {
        var solver = new AssignmentSolver();
        for (var seed = 1; seed <= 50; seed++)
        {
            var graph = RandomGraph.Build(new Random(seed), needs, volunteers, maxPairs: 20 * needs, maxScore);
            AssignmentInvariants.Hold(graph, solver.Solve(graph, CancellationToken.None), $"seed {seed}");
        }
    }

    [Fact]
    public void Solve_EmptyProblem_ChoosesNothing()
    {
        var graph = new CandidateGraphBuilder([]).Build();
        var solved = new AssignmentSolver().Solve(graph, CancellationToken.None);
        Assert.Equal((0L, 0), (solved.Total, solved.Filled));
    }

    [Fact]
    public void Solve_NeedWantsTwo_TakesTwoDifferentVolunteers()
    {
        var builder = new CandidateGraphBuilder([2, 1]);
        builder.AddNeed(2, [new Candidate(0, 100), new Candidate(1, 1)]);
        var solved = new AssignmentSolver().Solve(builder.Build(), CancellationToken.None);
        Assert.Equal([0, 1], solved.ChosenFor(0).ToArray());
        Assert.Equal(101, solved.Total);
    }

    [Fact]
    public void Solve_LargestScores_DoesNotOverflow()
    {
        const int Top = AssignmentLimits.MaxScore;
        var builder = new CandidateGraphBuilder([1, 1, 0]);
        for (var n = 0; n < 4; n++)
            builder.AddNeed(2, [new Candidate(0, Top), new Candidate(1, Top - n), new Candidate(2, Top)]);
        var graph = builder.Build();
        var solved = new AssignmentSolver().Solve(graph, CancellationToken.None);
        Assert.Equal(2L * Top, solved.Total);
        AssignmentInvariants.Hold(graph, solved, "largest scores");
    }

    [Fact]
    public void Solve_AllScoresTied_SameBytesEveryTimeAndInAnyInputOrder()
    {
        var solver = new AssignmentSolver();
        byte[]? first = null;
        for (var run = 0; run < 5; run++)
        {
            var random = new Random(run);
            var builder = new CandidateGraphBuilder([.. Enumerable.Repeat(1, 40)]);
            for (var n = 0; n < 50; n++)
            {
                Candidate[] candidates = [.. Enumerable.Range(0, 20).Select(i => new Candidate((7 * n + i) % 40, 500))];
                random.Shuffle(candidates);
                builder.AddNeed(1, candidates);
            }

            byte[] bytes = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(
                solver.Solve(builder.Build(), CancellationToken.None).ToCertificate());
            first ??= bytes;
            Assert.Equal(first, bytes);
        }
    }

    [Fact]
    public void Solve_Cancelled_ThrowsAndSolverStaysUsable()
    {
        var solver = new AssignmentSolver();
        var graph = RandomGraph.Build(new Random(3), 30, 30, 300, 50);
        Assert.Throws<OperationCanceledException>(() => solver.Solve(graph, new CancellationToken(canceled: true)));
        AssignmentInvariants.Hold(graph, solver.Solve(graph, CancellationToken.None), "after cancellation");
    }
}
