namespace Matching.Core;

public sealed partial class PoolSnapshot
{
    /// <summary>Builds a snapshot: volunteers sorted by municipality, room, travel class and place, 64 to a block.</summary>
    /// <exception cref="MatchingInputException">A field is out of range or an id occurs twice.</exception>
    public static PoolSnapshot Create(ReadOnlySpan<VolunteerRow> rows)
    {
        var order = PlaceOrder(rows);
        var municipalities = new MunicipalityBlocks?[rows.IsEmpty ? 0 : rows[order[^1]].Municipality + 1];
        var blocks = new List<Block>(rows.Length / BlockLayout.Lanes + municipalities.Length);
        for (var start = 0; start < order.Length;)
        {
            var municipality = rows[order[start]].Municipality;
            var end = start;
            while (end < order.Length && rows[order[end]].Municipality == municipality)
                end++;
            var run = Block.CreateRun(municipality, (end - start + BlockLayout.Lanes - 1) / BlockLayout.Lanes);
            for (var i = start; i < end; i++)
                Fill(run[(i - start) / BlockLayout.Lanes], LaneOf(i - start), rows[order[i]]);

            municipalities[municipality] = MunicipalityBlocks.Create(run, [.. Enumerable.Range(blocks.Count, run.Length)]);
            blocks.AddRange(run);
            start = end;
        }

        return new(municipalities, PagedArray<Block>.Create(blocks.ToArray()), IdIndex.Create(blocks), rows.Length);
    }

    private static unsafe void Fill(Block block, int lane, in VolunteerRow row) => BlockLayout.Write(block.Address, lane, row);

    private static int[] PlaceOrder(ReadOnlySpan<VolunteerRow> rows)
    {
        var places = new ulong[rows.Length];
        var order = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            RowLimits.Check(rows[i]);
            places[i] = PlaceKey.Of(rows[i]);
            order[i] = i;
        }

        Array.Sort(places, order);
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && places[end] == places[start])
                end++;
            SortById(order.AsSpan(start, end - start), rows);
            start = end;
        }

        return order;
    }

    private static void SortById(Span<int> order, ReadOnlySpan<VolunteerRow> rows)
    {
        if (order.Length == 1)
            return;
        var ids = new UInt128[order.Length];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = rows[order[i]].Id;
        ids.AsSpan().Sort(order);
    }
}
