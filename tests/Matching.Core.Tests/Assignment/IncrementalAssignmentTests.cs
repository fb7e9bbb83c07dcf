using Matching.Core.Assignment;

namespace Matching.Core.Tests.Assignment;

public sealed class IncrementalAssignmentTests
{
    [Theory]
    [InlineData(0, 0, 300)]
    [InlineData(5, 5, 300)]
    [InlineData(40, 15, 60)]
    [InlineData(30, 60, 60)]
    public void AnyChange_RandomHistory_EqualsColdSolve(int needs, int volunteers, int histories)
    {
        var cold = new AssignmentSolver();
        for (var seed = 1; seed <= histories; seed++)
        {
            var random = new Random(seed);
            var maxScore = seed % 3 == 0 ? 3 : 500;
            var start = RandomGraph.Build(random, needs, volunteers, maxPairs: 8 * needs, maxScore);
            var warm = new IncrementalAssignment(start, CancellationToken.None);
            for (var step = 0; step < 40; step++)
            {
                Change(warm, random, maxScore);
                var graph = warm.ToGraph();
                var context = $"seed {seed} step {step}";
                var solved = warm.ToAssignment();
                AssignmentInvariants.Hold(graph, solved, context);
                Assert.True(cold.Solve(graph, CancellationToken.None).Total == warm.Total, context);
                Assert.True(solved.Filled == warm.Filled, context);
            }
        }
    }

    [Fact]
    public void ChangeVolunteer_PairsAndCapacity_AppearInTheGraph()
    {
        var warm = new IncrementalAssignment(new CandidateGraphBuilder([]).Build(), CancellationToken.None);
        var need = warm.AddNeed(1, []);
        var volunteer = warm.AddVolunteer(1, [new NeedScore(need, 7)]);
        Assert.Equal((7L, 1), (warm.Total, warm.Filled));
        warm.ChangeVolunteer(volunteer, 2, [new NeedScore(need, 5)]);
        Assert.Equal((5L, 1), (warm.Total, warm.Filled));
        Assert.Equal([5], warm.ToGraph().Scores.ToArray());
        Assert.Equal([2], warm.ToGraph().Capacities.ToArray());
    }

    [Fact]
    public void Change_BadInput_NamesFieldAndChangesNothing()
    {
        var builder = new CandidateGraphBuilder([1, 1]);
        builder.AddNeed(1, [new Candidate(0, 5)]);
        var warm = new IncrementalAssignment(builder.Build(), CancellationToken.None);
        (string Field, Action Change)[] refused =
        [
            ("count", () => warm.AddNeed(-1, [])),
            ("need", () => warm.ChangeNeed(1, 1, [])),
            ("need", () => warm.RemoveNeed(-1)),
            ("candidates.Volunteer", () => warm.AddNeed(1, [new Candidate(2, 5)])),
            ("candidates.Volunteer", () => warm.AddNeed(1, [new Candidate(1, 5), new Candidate(1, 4)])),
            ("candidates.Score", () => warm.AddNeed(1, [new Candidate(1, -5)])),
            ("volunteer", () => warm.SetCapacity(2, 1)),
            ("capacity", () => warm.SetCapacity(0, AssignmentLimits.MaxUnits + 1)),
            ("capacity", () => warm.AddVolunteer(-1, [])),
            ("pairs.Need", () => warm.AddVolunteer(1, [new NeedScore(1, 1)])),
            ("pairs.Need", () => warm.ChangeVolunteer(0, 1, [new NeedScore(0, 1), new NeedScore(0, 2)])),
            ("pairs.Score", () => warm.ChangeVolunteer(0, 1, [new NeedScore(0, AssignmentLimits.MaxScore + 1)])),
        ];
        foreach (var (field, change) in refused)
            Assert.Equal(field, Assert.Throws<MatchingInputException>(change).Field);
        Assert.Equal((1, 2, 5L), (warm.NeedCount, warm.VolunteerCount, warm.Total));
        AssignmentInvariants.Hold(warm.ToGraph(), warm.ToAssignment(), "after refusals");
    }

    private static void Change(IncrementalAssignment warm, Random random, int maxScore)
    {
        int needs = warm.NeedCount, volunteers = warm.VolunteerCount;
        switch (random.Next(6))
        {
            case 0 when needs > 0:
                warm.RemoveNeed(random.Next(needs));
                break;
            case 1 when needs > 0:
                warm.ChangeNeed(random.Next(needs), random.Next(4), RandomGraph.Candidates(random, volunteers, Math.Min(12, volunteers), maxScore));
                break;
            case 2 when volunteers > 0:
                warm.SetCapacity(random.Next(volunteers), random.Next(4));
                break;
            case 3 when volunteers > 0:
                warm.ChangeVolunteer(random.Next(volunteers), random.Next(4), Pairs(random, needs, maxScore));
                break;
            case 4:
                warm.AddVolunteer(random.Next(4), Pairs(random, needs, maxScore));
                break;
            default:
                warm.AddNeed(random.Next(4), RandomGraph.Candidates(random, volunteers, Math.Min(12, volunteers), maxScore));
                break;
        }
    }

    private static NeedScore[] Pairs(Random random, int needs, int maxScore)
        => [.. RandomGraph.Candidates(random, needs, Math.Min(12, needs), maxScore).Select(c => new NeedScore(c.Volunteer, c.Score))];
}
