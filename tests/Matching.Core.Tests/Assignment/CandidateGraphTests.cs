using Matching.Core.Assignment;

namespace Matching.Core.Tests.Assignment;

public sealed class CandidateGraphTests
{
    public static TheoryData<string, int[], int[], int[], int[], int[]> Broken => new()
    {
        { "counts[0]", [-1], [1], [0, 1], [0], [5] },
        { "counts[0]", [AssignmentLimits.MaxUnits + 1], [1], [0, 1], [0], [5] },
        { "capacities[0]", [1], [-2], [0, 1], [0], [5] },
        { "offsets", [1], [1], [1, 1], [0], [5] },
        { "offsets", [1], [1], [0, 2], [0], [5] },
        { "offsets[1]", [1, 1], [1], [0, 2, 1], [0], [5] },
        { "offsets.Length", [1], [1], [0], [], [] },
        { "scores.Length", [1], [1], [0, 1], [0], [] },
        { "volunteers[0]", [1], [1], [0, 1], [1], [5] },
        { "volunteers[0]", [1], [1], [0, 1], [-1], [5] },
        { "scores[0]", [1], [1], [0, 1], [0], [-1] },
        { "scores[0]", [1], [1], [0, 1], [0], [AssignmentLimits.MaxScore + 1] },
        { "scores[1]", [1], [1, 1], [0, 2], [0, 1], [4, 5] },
        { "scores[1]", [1], [1, 1], [0, 2], [1, 0], [5, 5] },
        { "volunteers[2]", [1], [1, 1], [0, 3], [0, 1, 0], [5, 5, 4] },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Create_BrokenInput_NamesFieldAndCure(
        string field, int[] counts, int[] capacities, int[] offsets, int[] volunteers, int[] scores)
    {
        var error = Assert.Throws<MatchingInputException>(() => CandidateGraph.Create(counts, capacities, offsets, volunteers, scores));
        Assert.Equal(field, error.Field);
        Assert.NotEmpty(error.Cure);
        Assert.Contains(error.Cure, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_CandidatesInAnyOrder_CanonicalRows()
    {
        var builder = new CandidateGraphBuilder([1, 1, 1]);
        Assert.Equal(0, builder.AddNeed(1, [new Candidate(2, 5), new Candidate(1, 9), new Candidate(0, 5)]));
        Assert.Equal(1, builder.AddNeed(0, [], AbsentScore.None));
        var graph = builder.Build();
        Assert.Equal([1, 0, 2], graph.Volunteers.ToArray());
        Assert.Equal([9, 5, 5], graph.Scores.ToArray());
        Assert.Equal([0, 3, 3], graph.Offsets.ToArray());
        Assert.Equal([AbsentScore.Unknown, AbsentScore.None], graph.AbsentScores.ToArray());
    }
}
