using System.Runtime.InteropServices;
using Matching.Contracts.Pool;

namespace Matching.Grains.Pool;

/// <summary>Collects a shard's pairs need after need.</summary>
internal sealed class ScoresBuilder(int needs)
{
    private readonly int[] offsets = new int[needs + 1];
    private readonly List<int> rows = [];
    private readonly List<int> scores = [];
    private int ended;

    public void Add(int row, int score)
    {
        rows.Add(row);
        scores.Add(score);
    }

    public void EndNeed() => offsets[++ended] = rows.Count;

    public ShardScores Build(long eligible) => new(ImmutableCollectionsMarshal.AsImmutableArray(offsets), [.. rows], [.. scores], eligible);
}
