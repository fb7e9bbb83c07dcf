namespace Matching.Core;

public sealed partial class PoolSnapshot
{
    /// <summary>Builds a snapshot: volunteers sorted by municipality, room, travel class and place, 64 to a block.</summary>
    /// <param name="rows">The volunteers, in any order.</param>
    /// <param name="checkDay">See <see cref="CheckDay"/>; today is a good choice.</param>
    /// <exception cref="MatchingInputException">A field is out of range or an id occurs twice.</exception>
    public static PoolSnapshot Create(ReadOnlySpan<VolunteerRow> rows, short checkDay = 0)
    {
        var order = PlaceOrder.Of(rows);
        var municipalities = new Segment[]?[rows.IsEmpty ? 0 : rows[order[^1]].Municipality + 1];
        var blocks = new List<Block>(rows.Length / Block.Lanes + municipalities.Length);
        for (var start = 0; start < order.Length;)
        {
            var municipality = rows[order[start]].Municipality;
            var end = start;
            while (end < order.Length && rows[order[end]].Municipality == municipality)
                end++;
            municipalities[municipality] = CreateSegments(rows, order.AsSpan(start, end - start), municipality, blocks, checkDay);
            start = end;
        }

        return new(
            municipalities, Array.ConvertAll(municipalities, BoxOf), PagedArray<Block>.Create(blocks.ToArray()), IdIndex.Create(blocks), rows.Length, checkDay);
    }

    private static Segment[] CreateSegments(
        ReadOnlySpan<VolunteerRow> rows, ReadOnlySpan<int> order, ushort municipality, List<Block> blocks, short checkDay)
    {
        const int perSegment = Segment.MaxBlocks * Block.Lanes;
        var segments = new Segment[(order.Length + perSegment - 1) / perSegment];
        for (var s = 0; s < segments.Length; s++)
        {
            var part = order[(s * perSegment)..Math.Min(order.Length, (s + 1) * perSegment)];
            var places = new BlockPlace[(part.Length + Block.Lanes - 1) / Block.Lanes];
            for (var i = 0; i < places.Length; i++)
                places[i] = new(municipality, s, i, blocks.Count + i);
            var run = Block.CreateRun(places);
            segments[s] = Segment.Create(run, rows, part, checkDay);
            blocks.AddRange(run);
        }

        return segments;
    }
}
