using System.Buffers;

namespace Matching.Core;

/// <summary>The order in which a batch of needs is scored: neighbours after each other, so that their blocks are still in cache. The memory is rented.</summary>
internal readonly struct NeedOrder : IDisposable
{
    private readonly int[] _order;

    private NeedOrder(int[] order) => _order = order;

    public int this[int i] => _order[i];

    public static NeedOrder ByPlace(ReadOnlySpan<NeedRow> needs)
    {
        var places = ArrayPool<ulong>.Shared.Rent(needs.Length);
        var order = ArrayPool<int>.Shared.Rent(needs.Length);
        for (var i = 0; i < needs.Length; i++)
        {
            places[i] = (ulong)needs[i].Municipality << 32 | PlaceOrder.ZOrder(needs[i].X, needs[i].Y);
            order[i] = i;
        }

        Array.Sort(places, order, 0, needs.Length);
        ArrayPool<ulong>.Shared.Return(places);
        return new(order);
    }

    public void Dispose() => ArrayPool<int>.Shared.Return(_order);
}
