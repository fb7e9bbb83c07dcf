using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Matching.Core;

/// <summary>
/// The segments a need can reach, nearest first: the best candidates are usually near, and with a good list early on less can still reach it. Scratch memory of
/// one thread, grown when a pool needs more and kept.
/// </summary>
internal sealed class NearSegments
{
    /// <summary>More are not ranked one against all.</summary>
    private const int ManyKeys = 48;

    private const int MunicipalityShift = 23, DistanceShift = MunicipalityShift + 16;

    private long[] _keys = new long[64];
    private readonly long[] _places = new long[ManyKeys], _ranked = new long[ManyKeys];

    public int Count { get; private set; }

    public (int DistanceSquared, int Municipality, int Segment) this[int i] => ((int)(_keys[i] >> DistanceShift), (ushort)(_keys[i] >> MunicipalityShift), (int)(_keys[i] & (1 << MunicipalityShift) - 1));

    public void Clear() => Count = 0;

    /// <summary>
    /// Adds a segment if it is near, and does not branch on that: half of them are, and a wrong guess would wait for the box to come from memory. Distances of near ones
    /// are below 2^24, so all three numbers fit in a key that sorts by distance first.
    /// </summary>
    public void AddIf(bool isNear, int distanceSquared, int municipality, int segment)
    {
        if (Count == _keys.Length)
            Array.Resize(ref _keys, 2 * Count);
        _keys[Count] = (long)distanceSquared << DistanceShift | (long)municipality << MunicipalityShift | (uint)segment;
        Count += Unsafe.BitCast<bool, byte>(isNear);
    }

    public void Sort()
    {
        if (Count > ManyKeys)
        {
            _keys.AsSpan(0, Count).Sort();
            return;
        }

        // A key's place is the number of smaller ones: as many comparisons as insertion takes at worst, and no branch that could be guessed wrong.
        var keys = _keys.AsSpan(0, Count);
        ref var first = ref MemoryMarshal.GetArrayDataReference(_keys);
        for (var i = 0; i < keys.Length; i += Vector512<long>.Count)
        {
            var (ranked, smaller) = (Vector512.LoadUnsafe(ref first, (nuint)i), Vector512<long>.Zero);
            foreach (var key in keys)
                smaller -= Vector512.GreaterThan(ranked, Vector512.Create(key));
            smaller.CopyTo(_places, i);
        }

        for (var i = 0; i < keys.Length; i++)
            _ranked[_places[i]] = keys[i];
        _ranked.AsSpan(0, keys.Length).CopyTo(keys);
    }
}
