using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Matching.Samples.Format;

/// <summary>Ids that are the same on every machine and day, so that loading again finds what was loaded.</summary>
internal static class SampleIds
{
    /// <summary>A UUIDv7 (RFC 9562): the day as its time, a hash of the identity where others have chance.</summary>
    public static Guid Of(DateOnly day, string identity)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(identity), bytes);
        var milliseconds = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds();
        BinaryPrimitives.WriteUInt64BigEndian(bytes, (ulong)milliseconds << 16 | BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]));
        bytes[6] = (byte)(0x70 | bytes[6] & 0x0F);
        bytes[8] = (byte)(0x80 | bytes[8] & 0x3F);
        return new(bytes[..16], bigEndian: true);
    }
}
