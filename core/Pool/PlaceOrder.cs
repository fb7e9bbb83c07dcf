namespace Matching.Core;

/// <summary>
/// The order of volunteers in a snapshot: those who can be reached by the same needs come to lie in the same block. Municipality first, then whether there is
/// room at all, then the travel class, then the place along a Z-order curve (Morton 1966), then the id. Inside a block the order is free: those who are approved for the same roles
/// lie side by side, so that whoever a need asks about shares cache lines.
/// </summary>
internal static class PlaceOrder
{
    private const int MunicipalityShift = 40;

    /// <summary>The indexes of <paramref name="rows"/> in order.</summary>
    /// <exception cref="MatchingInputException">A field is out of range.</exception>
    public static int[] Of(ReadOnlySpan<VolunteerRow> rows)
    {
        var places = new ulong[rows.Length];
        var order = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            RowLimits.Check(rows[i]);
            places[i] = Key(rows[i]);
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

        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && end - start < Block.Lanes && MunicipalityOf(places[end]) == MunicipalityOf(places[start]))
                end++;
            SortByRoles(order.AsSpan(start, end - start), rows);
            start = end;
        }

        return order;
    }

    /// <summary>Interleaved bits of x and y: places near each other get numbers near each other.</summary>
    public static ulong ZOrder(short x, short y) => Spread((uint)(x + 32_768)) | (ulong)Spread((uint)(y + 32_768)) << 1;

    private static ulong Key(in VolunteerRow row) =>
        (ulong)row.Municipality << MunicipalityShift | (row.HasRoom ? 0ul : 1ul << 39) | (ulong)TravelClass(row.MaxTravelHm) << 32 | ZOrder(row.X, row.Y);

    private static ulong MunicipalityOf(ulong place) => place >> MunicipalityShift;

    private static int TravelClass(int travel) => travel switch { <= 100 => 0, <= 200 => 1, <= 1000 => 2, _ => 3 };

    private static void SortById(Span<int> order, ReadOnlySpan<VolunteerRow> rows)
    {
        if (order.Length == 1)
            return;
        var ids = new UInt128[order.Length];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = rows[order[i]].Id;
        ids.AsSpan().Sort(order);
    }

    // The sort keeps those with the same roles in the order they came in.
    private static void SortByRoles(Span<int> block, ReadOnlySpan<VolunteerRow> rows)
    {
        Span<int> keys = stackalloc int[Block.Lanes];
        for (var i = 0; i < block.Length; i++)
            keys[i] = ((rows[block[i]].HasRoom ? 0 : 1 << RowLimits.Roles) | rows[block[i]].Roles) << Block.LaneBits | i;
        keys[..block.Length].Sort(block);
    }

    private static uint Spread(uint v)
    {
        v = (v | v << 8) & 0x00FF00FF;
        v = (v | v << 4) & 0x0F0F0F0F;
        v = (v | v << 2) & 0x33333333;
        return (v | v << 1) & 0x55555555;
    }
}
