using Matching.Contracts.Pool;
using Matching.Core.Assignment;
using Matching.Grains.Pool;

namespace Matching.Grains.Rounds;

/// <summary>
/// Numbers the volunteers of all shards for the assignment: those with a free place, ascending by id, so that the numbers (and with them
/// every tie) do not depend on how the pool is split.
/// </summary>
internal sealed class Roster
{
    private readonly int[][] indexOfRow;
    private readonly (int Shard, int Row)[] places;

    public Roster(ImmutableArray<ShardRoster> shards)
    {
        var order = new List<(UInt128 Id, int Shard, int Row)>();
        for (var shard = 0; shard < shards.Length; shard++)
        {
            for (var row = 0; row < shards[shard].Free.Length; row++)
            {
                if (shards[shard].Free[row] > 0)
                    order.Add((Ids.Number(shards[shard].Volunteers[row].Id), shard, row));
            }
        }

        order.Sort((a, b) => a.Id.CompareTo(b.Id));
        places = [.. order.Select(o => (o.Shard, o.Row))];
        indexOfRow = [.. shards.Select(s => new int[s.Free.Length])];
        foreach (var rows in indexOfRow)
            Array.Fill(rows, -1);
        for (var index = 0; index < places.Length; index++)
            indexOfRow[places[index].Shard][places[index].Row] = index;
        Capacities = [.. places.Select(p => shards[p.Shard].Free[p.Row])];
        Volunteers = [.. places.Select(p => shards[p.Shard].Volunteers[p.Row])];
    }

    public int[] Capacities { get; }

    public VolunteerRef[] Volunteers { get; }

    public (int Shard, int Row) PlaceOf(int volunteer) => places[volunteer];

    /// <summary>The best <paramref name="k"/> of one need over all shards; an eligible volunteer always has a number.</summary>
    public List<Candidate> Merge(IReadOnlyList<ShardScores> shards, int need, int k)
    {
        var all = new List<Candidate>();
        for (var shard = 0; shard < shards.Count; shard++)
        {
            var scores = shards[shard];
            for (var i = scores.Offsets[need]; i < scores.Offsets[need + 1]; i++)
                all.Add(new(indexOfRow[shard][scores.Rows[i]], scores.Scores[i]));
        }

        all.Sort();
        return all.Count <= k ? all : all[..k];
    }

    /// <summary>Prices by number, as each shard's rows want them.</summary>
    public ImmutableArray<int> ByRow(int shard, ReadOnlySpan<int> prices)
    {
        var rows = indexOfRow[shard];
        var byRow = new int[rows.Length];
        for (var row = 0; row < rows.Length; row++)
            byRow[row] = rows[row] < 0 ? 0 : prices[rows[row]];
        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(byRow);
    }
}
