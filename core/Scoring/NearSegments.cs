using System.Runtime.CompilerServices;

namespace Matching.Core;

/// <summary>
/// The segments a need can reach, nearest first: the best candidates are usually near, and with a good list early on less can still reach it. Scratch memory of
/// one thread, grown when a pool needs more and kept.
/// </summary>
internal sealed class NearSegments
{
    [ThreadStatic]
    private static NearSegments? s_ofThread;

    /// <summary>More are not sorted by insertion.</summary>
    private const int ManyKeys = 40;

    private ulong[] _keys = new ulong[64];

    public static NearSegments OfThread => s_ofThread ??= new();

    public int Count { get; private set; }

    public (int DistanceSquared, int Municipality, int Segment) this[int i] => ((int)(_keys[i] >> 40), (ushort)(_keys[i] >> 24), (int)(_keys[i] & 0xFF_FFFF));

    public void Clear() => Count = 0;

    /// <summary>
    /// Adds a segment if it is near, and does not branch on that: half of them are, and a wrong guess would wait for the box to come from memory. Distances of near ones
    /// are below 2^24, so all three numbers fit in a key that sorts by distance first.
    /// </summary>
    public void AddIf(bool isNear, int distanceSquared, int municipality, int segment)
    {
        if (Count == _keys.Length)
            Array.Resize(ref _keys, 2 * Count);
        _keys[Count] = (ulong)distanceSquared << 40 | (ulong)municipality << 24 | (uint)segment;
        Count += Unsafe.BitCast<bool, byte>(isNear);
    }

    public void Sort()
    {
        if (Count > ManyKeys)
        {
            _keys.AsSpan(0, Count).Sort();
            return;
        }

        var keys = _keys;
        for (var i = 1; i < Count; i++)
        {
            var (key, place) = (keys[i], i);
            for (; place > 0 && keys[place - 1] > key; place--)
                keys[place] = keys[place - 1];
            keys[place] = key;
        }
    }
}
