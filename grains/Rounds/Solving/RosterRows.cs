using System.Runtime.InteropServices;
using Matching.Contracts.Pool;
using Matching.Core;
using Matching.Grains.Pool;

namespace Matching.Grains.Rounds;

/// <summary>The columns of single volunteers of a roster, with their time. They lie one after another for who is present; where, is counted when the first is asked for.</summary>
internal sealed class RosterRows(ImmutableArray<ShardRoster> shards, ImmutableArray<string> members)
{
    private readonly int[]?[] places = new int[shards.Length][];
    private readonly ILookup<int, ShardTimeLeft>?[] times = new ILookup<int, ShardTimeLeft>[shards.Length];

    public VolunteerRow At(int shard, int row)
    {
        var place = (places[shard] ??= Places(shards[shard]))[row];
        var columns = RowBytes.Read(MemoryMarshal.AsBytes(shards[shard].Columns.AsSpan()).Slice(place * RowBytes.Length, RowBytes.Length), members);
        TimeLeft[] left = [.. (times[shard] ??= shards[shard].TimesLeft.ToLookup(t => t.Row))[row].Select(t => new TimeLeft((short)t.From, (short)t.To, (byte)t.Weekends, (short)t.Hours, t.Slots))];
        return left.Length == 0 ? columns : columns with { Rare = (columns.Rare ?? new()) with { TimeLeft = left } };
    }

    private static int[] Places(ShardRoster roster)
    {
        var (places, next) = (new int[roster.Volunteers.Length], 0);
        for (var row = 0; row < places.Length; row++)
            places[row] = roster.Volunteers[row] == default ? -1 : next++;
        return places;
    }
}
