using System.Runtime.InteropServices;
using Matching.Contracts.Pool;

namespace Matching.Grains.Pool;

/// <summary>Collects a shard's pairs need after need.</summary>
/// <param name="needs">How many.</param>
/// <param name="pairs">As many as are expected; 0 where nobody knows.</param>
internal sealed class ScoresBuilder(int needs, int pairs = 0)
{
    private readonly int[] offsets = new int[needs + 1];
    private readonly List<int> rows = new(pairs);
    private readonly List<int> scores = new(pairs);
    private int ended;

    public void Add(int row, int score)
    {
        rows.Add(row);
        scores.Add(score);
    }

    public void EndNeed() => offsets[++ended] = rows.Count;

    public ShardScores Build(long eligible) => new(ImmutableCollectionsMarshal.AsImmutableArray(offsets), [.. rows], [.. scores], eligible);
}
