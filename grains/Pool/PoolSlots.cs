using System.Buffers.Binary;

namespace Matching.Grains.Pool;

/// <summary>Which shard of a region keeps a volunteer's row. Stable for ever: stored rows are found by it again.</summary>
internal static class PoolSlots
{
    /// <summary>
    /// Fibonacci hashing (Knuth, TAOCP 6.4) of the random half of a UUIDv7, then the high word of slot × shards: even for any number of shards.
    /// </summary>
    public static int ShardOf(Guid volunteer, int shards)
    {
        Span<byte> bytes = stackalloc byte[16];
        volunteer.TryWriteBytes(bytes, bigEndian: true, out _);
        var hash = (BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]) * 0x9E3779B97F4A7C15) >> 32;
        return (int)(hash * (ulong)shards >> 32);
    }
}
