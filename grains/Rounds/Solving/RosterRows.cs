using System.Runtime.InteropServices;
using Matching.Contracts.Pool;
using Matching.Core;
using Matching.Grains.Pool;

namespace Matching.Grains.Rounds;

/// <summary>The columns of single volunteers of a roster, with their time and places. They lie one after another for who is present; where, is counted when the first is asked for.</summary>
internal sealed class RosterRows(ImmutableArray<ShardRoster> shards, ImmutableArray<string> members)
{
    private readonly int[]?[] places = new int[shards.Length][];
    private readonly Facts?[] facts = new Facts[shards.Length];

    public VolunteerRow At(int shard, int row)
    {
        var place = (places[shard] ??= Places(shards[shard]))[row];
        var columns = RowBytes.Read(MemoryMarshal.AsBytes(shards[shard].Columns.AsSpan()).Slice(place * RowBytes.Length, RowBytes.Length), members);
        return (facts[shard] ??= new(shards[shard])).AddTo(columns, row);
    }

    private static int[] Places(ShardRoster roster)
    {
        var (places, next) = (new int[roster.Volunteers.Length], 0);
        for (var row = 0; row < places.Length; row++)
            places[row] = roster.Volunteers[row] == default ? -1 : next++;
        return places;
    }

    /// <summary>What stands beside the columns, by row.</summary>
    private sealed class Facts(ShardRoster roster)
    {
        private readonly ILookup<int, TimeLeft> times = roster.TimesLeft.ToLookup(t => t.Row, t => new TimeLeft((short)t.From, (short)t.To, (byte)t.Weekends, (short)t.Hours, t.Slots));
        private readonly ILookup<int, PlacesLeft> places = roster.PlacesLeft.ToLookup(p => p.Row, p => new PlacesLeft((short)p.From, (short)p.To, (byte?)p.Type, (short)p.Left));
        private readonly ILookup<int, TypePlaces> types = roster.TypeRooms.ToLookup(r => r.Row, r => new TypePlaces((byte)r.Type, (byte)r.Left));

        public VolunteerRow AddTo(VolunteerRow columns, int row) => times.Contains(row) || places.Contains(row) || types.Contains(row)
            ? columns with { Rare = (columns.Rare ?? new()) with { TimeLeft = times[row].ToArray(), PlacesLeft = places[row].ToArray(), PlacesOfTypes = types[row].ToArray() } }
            : columns;
    }
}
