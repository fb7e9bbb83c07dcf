namespace Matching.Core;

public sealed partial class PoolSnapshot
{
    /// <summary>Builds a snapshot: volunteers sorted by municipality, room, travel class and place, 64 to a block, and in a block by role.</summary>
    /// <param name="rows">The volunteers, in any order.</param>
    /// <param name="checkDay">See <see cref="CheckDay"/>; today is a good choice.</param>
    /// <exception cref="MatchingInputException">A field is out of range or an id occurs twice.</exception>
    public static PoolSnapshot Create(ReadOnlySpan<VolunteerRow> rows, short checkDay = 0)
    {
        var order = PlaceOrder.Of(rows);
        var counts = CountByMunicipality(rows);
        var municipalities = new PlacedSegment[]?[counts.Length];
        var blocks = new List<Block>(rows.Length / Block.Lanes + municipalities.Length);
        var arena = new PinnedArena(counts.Sum(SizeOf));
        for (var (municipality, start) = (0, 0); municipality < counts.Length; start += counts[municipality++])
        {
            if (counts[municipality] > 0)
                municipalities[municipality] = CreateSegments(rows, order.AsSpan(start, counts[municipality]), (ushort)municipality, blocks, checkDay, arena);
        }

        return new(municipalities, PagedArray<Block>.Create(blocks.ToArray()), IdIndex.Create(blocks), rows.Length, checkDay);
    }

    private static int[] CountByMunicipality(ReadOnlySpan<VolunteerRow> rows)
    {
        var last = -1;
        foreach (ref readonly var row in rows)
            last = Math.Max(last, row.Municipality);
        var counts = new int[last + 1];
        foreach (ref readonly var row in rows)
            counts[row.Municipality]++;
        return counts;
    }

    private static long SizeOf(int volunteers)
    {
        var (full, rest) = Math.DivRem((volunteers + Block.Lanes - 1) / Block.Lanes, Segment.MaxBlocks);
        return (long)full * Segment.SizeOf(Segment.MaxBlocks) + Segment.SizeOf(rest);
    }

    private static PlacedSegment[] CreateSegments(
        ReadOnlySpan<VolunteerRow> rows, ReadOnlySpan<int> order, ushort municipality, List<Block> blocks, short checkDay, PinnedArena arena)
    {
        const int perSegment = Segment.MaxBlocks * Block.Lanes;
        var segments = new PlacedSegment[(order.Length + perSegment - 1) / perSegment];
        for (var s = 0; s < segments.Length; s++)
        {
            var part = order[(s * perSegment)..Math.Min(order.Length, (s + 1) * perSegment)];
            var places = new BlockPlace[(part.Length + Block.Lanes - 1) / Block.Lanes];
            for (var i = 0; i < places.Length; i++)
                places[i] = new(municipality, s, i, blocks.Count + i);
            var run = Block.CreateRun(places, arena);
            segments[s] = new(Segment.Create(run, rows, part, checkDay, arena));
            blocks.AddRange(run);
        }

        return segments;
    }
}
