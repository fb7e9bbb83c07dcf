using System.Runtime.InteropServices;
using Matching.Contracts.Pool;
using Matching.Core;
using Matching.Grains.Pool;

namespace Matching.Grains.Rounds;

/// <summary>The columns of single volunteers of a roster. They lie one after another for who is present; where, is counted when the first is asked for.</summary>
internal sealed class RosterRows(ImmutableArray<ShardRoster> shards, ImmutableArray<string> members)
{
    private readonly int[]?[] places = new int[shards.Length][];

    public VolunteerRow At(int shard, int row)
    {
        var place = (places[shard] ??= Places(shards[shard]))[row];
        return RowBytes.Read(MemoryMarshal.AsBytes(shards[shard].Columns.AsSpan()).Slice(place * RowBytes.Length, RowBytes.Length), members);
    }

    private static int[] Places(ShardRoster roster)
    {
        var (places, next) = (new int[roster.Volunteers.Length], 0);
        for (var row = 0; row < places.Length; row++)
            places[row] = roster.Volunteers[row] == default ? -1 : next++;
        return places;
    }
}
