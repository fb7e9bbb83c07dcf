using System.Numerics;

namespace Matching.Core;

/// <summary>
/// Volunteer id to row. An immutable hash table of small buckets; an entry holds 32 bits of the id's hash and the row, the block holds the id itself.
/// Needed to find and change volunteers, never to score them.
/// </summary>
internal sealed class IdIndex
{
    private const int EntriesPerBucket = 32;

    private readonly PagedArray<ulong[]> _buckets;
    private readonly int _shift;

    private IdIndex(PagedArray<ulong[]> buckets, int shift)
    {
        _buckets = buckets;
        _shift = shift;
    }

    /// <exception cref="MatchingInputException">An id occurs twice.</exception>
    public static IdIndex Create(IReadOnlyList<Block> blocks)
    {
        var count = blocks.Sum(block => block.Count);
        var bits = Math.Max(1, 32 - int.LeadingZeroCount(count / EntriesPerBucket));
        var shift = 64 - bits;
        var sizes = new int[1 << bits];
        foreach (var (id, _) in Rows(blocks))
            sizes[Hash(id) >> shift]++;
        var buckets = Array.ConvertAll(sizes, size => new ulong[size]);
        foreach (var (id, row) in Rows(blocks))
        {
            var bucket = Hash(id) >> shift;
            buckets[bucket][--sizes[bucket]] = Entry(id, row);
        }

        foreach (var bucket in buckets)
            RejectDuplicates(bucket, blocks);
        return new(PagedArray<ulong[]>.Create(buckets), shift);
    }

    /// <summary>The row of <paramref name="id"/>, or -1. <paramref name="idAt"/> tells hash collisions apart.</summary>
    public int Find(UInt128 id, Func<int, UInt128> idAt)
    {
        var hash = Hash(id);
        foreach (var entry in _buckets[(int)(hash >> _shift)])
        {
            if (entry >> 32 == (uint)hash && idAt((int)(uint)entry) == id)
                return (int)(uint)entry;
        }

        return -1;
    }

    public IdIndex With(UInt128 id, int row)
    {
        var bucket = (int)(Hash(id) >> _shift);
        return new(_buckets.With(bucket, [.. _buckets[bucket], Entry(id, row)]), _shift);
    }

    public IdIndex Without(UInt128 id, int row)
    {
        var bucket = (int)(Hash(id) >> _shift);
        var gone = Entry(id, row);
        return new(_buckets.With(bucket, Array.FindAll(_buckets[bucket], entry => entry != gone)), _shift);
    }

    private static IEnumerable<(UInt128 Id, int Row)> Rows(IReadOnlyList<Block> blocks)
    {
        for (var number = 0; number < blocks.Count; number++)
        {
            for (var lanes = blocks[number].Present; lanes != 0; lanes &= lanes - 1)
            {
                var lane = BitOperations.TrailingZeroCount(lanes);
                yield return (blocks[number].IdAt(lane), number * Block.Lanes + lane);
            }
        }
    }

    private static void RejectDuplicates(ulong[] bucket, IReadOnlyList<Block> blocks)
    {
        Array.Sort(bucket);
        for (var i = 1; i < bucket.Length; i++)
        {
            for (var j = i - 1; j >= 0 && bucket[j] >> 32 == bucket[i] >> 32; j--)
                MatchingInputException.ThrowUnless(IdOf(bucket[i]) != IdOf(bucket[j]), "VolunteerRow.Id", "an id occurs twice", "Give every volunteer one row");
        }

        UInt128 IdOf(ulong entry) => blocks[(int)(uint)entry / Block.Lanes].IdAt((int)(uint)entry % Block.Lanes);
    }

    private static ulong Entry(UInt128 id, int row) => (ulong)(uint)Hash(id) << 32 | (uint)row;

    // Multiplicative hashing with a final mix (constants of SplitMix64, Steele et al. 2014): ids may be dense numbers or time-ordered UUIDs.
    private static ulong Hash(UInt128 id)
    {
        var z = ((ulong)id + 0x9E3779B97F4A7C15) ^ ((ulong)(id >> 64) * 0xD6E8FEB86659FD93);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
