using System.Buffers.Binary;
using System.Text;
using Matching.Core;

namespace Matching.Grains.Pool;

/// <summary>The canonical bytes of one row, little-endian, for the hash of a round's inputs. The home is written by code, because its index depends on the region.</summary>
internal static class RowBytes
{
    private const int Length = 80;

    public static byte[] Of(in VolunteerRow row, string home)
    {
        var bytes = new byte[Length];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, row.Id);
        Encoding.ASCII.GetBytes(home, bytes.AsSpan(16, 8));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(24), row.Availability);
        ReadOnlySpan<uint> words = [row.Languages, row.Skills, (uint)(row.Roles | row.BlockedRoles << 16), row.Certificates];
        ReadOnlySpan<short> halves =
        [
            row.X, row.Y, (short)row.Gender, row.ChecksValidUntil.Kind0, row.ChecksValidUntil.Kind1, row.ChecksValidUntil.Kind2, row.ChecksValidUntil.Kind3,
            row.Experience, row.Capacity, row.Active, (short)row.MaxTravelHm, row.PausedUntil, row.SharedOutsideHome ? (short)1 : (short)0,
        ];
        for (var i = 0; i < words.Length; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(32 + i * 4), words[i]);
        for (var i = 0; i < halves.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(48 + i * 2), halves[i]);
        return bytes;
    }
}
