namespace Matching.Core;

/// <summary>The order in which a batch of needs is scored: neighbours after each other, so that their blocks are still in cache.</summary>
internal static class NeedOrder
{
    public static int[] ByPlace(ReadOnlySpan<NeedRow> needs)
    {
        var places = new ulong[needs.Length];
        var order = new int[needs.Length];
        for (var i = 0; i < needs.Length; i++)
        {
            places[i] = (ulong)needs[i].Municipality << 32 | PlaceOrder.ZOrder(needs[i].X, needs[i].Y);
            order[i] = i;
        }

        Array.Sort(places, order);
        return order;
    }
}
