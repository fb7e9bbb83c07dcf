using Matching.Core.Assignment;
using Matching.Core.Assignment.Graph;

namespace Matching.Core.Tests.Assignment;

public sealed class CandidateGraphTests
{
    public static TheoryData<GraphFault, string, int[], int[], int[], int[], int[]> Broken => new()
    {
        { GraphFault.CountOutOfRange, "counts", [-1], [1], [0, 1], [0], [5] },
        { GraphFault.CountOutOfRange, "counts", [AssignmentLimits.MaxUnits + 1], [1], [0, 1], [0], [5] },
        { GraphFault.CapacityOutOfRange, "capacities", [1], [-2], [0, 1], [0], [5] },
        { GraphFault.OffsetsBroken, "offsets", [1], [1], [1, 1], [0], [5] },
        { GraphFault.OffsetsBroken, "offsets", [1], [1], [0, 2], [0], [5] },
        { GraphFault.OffsetsBroken, "offsets", [1, 1], [1], [0, 2, 1], [0], [5] },
        { GraphFault.LengthMismatch, "offsets", [1], [1], [0], [], [] },
        { GraphFault.LengthMismatch, "scores", [1], [1], [0, 1], [0], [] },
        { GraphFault.VolunteerOutOfRange, "volunteers", [1], [1], [0, 1], [1], [5] },
        { GraphFault.VolunteerOutOfRange, "volunteers", [1], [1], [0, 1], [-1], [5] },
        { GraphFault.ScoreOutOfRange, "scores", [1], [1], [0, 1], [0], [-1] },
        { GraphFault.ScoreOutOfRange, "scores", [1], [1], [0, 1], [0], [AssignmentLimits.MaxScore + 1] },
        { GraphFault.NotCanonical, "scores", [1], [1, 1], [0, 2], [0, 1], [4, 5] },
        { GraphFault.NotCanonical, "scores", [1], [1, 1], [0, 2], [1, 0], [5, 5] },
        { GraphFault.DuplicatePair, "volunteers", [1], [1, 1], [0, 3], [0, 1, 0], [5, 5, 4] },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Create_BrokenInput_NamesFieldAndCure(
        GraphFault fault, string field, int[] counts, int[] capacities, int[] offsets, int[] volunteers, int[] scores)
    {
        var error = Assert.Throws<InvalidGraphException>(() => CandidateGraph.Create(counts, capacities, offsets, volunteers, scores));
        Assert.Equal((fault, field), (error.Fault, error.Field));
        Assert.NotEmpty(error.Cure);
        Assert.Contains(error.Cure, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_CandidatesInAnyOrder_CanonicalRows()
    {
        var builder = new CandidateGraphBuilder([1, 1, 1]);
        Assert.Equal(0, builder.AddNeed(1, [new Candidate(2, 5), new Candidate(1, 9), new Candidate(0, 5)]));
        Assert.Equal(1, builder.AddNeed(0, [], AbsentScore.None));
        CandidateGraph graph = builder.Build();
        Assert.Equal([1, 0, 2], graph.Volunteers.ToArray());
        Assert.Equal([9, 5, 5], graph.Scores.ToArray());
        Assert.Equal([0, 3, 3], graph.Offsets.ToArray());
        Assert.Equal([AbsentScore.Unknown, AbsentScore.None], graph.AbsentScores.ToArray());
    }
}
