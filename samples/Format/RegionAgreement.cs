using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Matching.Contracts.Municipalities;

namespace Matching.Samples.Format;

/// <summary>An agreement of <c>region.json</c>; the members are those of <see cref="SharingAgreement"/>.</summary>
internal sealed record RegionAgreement(
    string Home,
    string Receiving,
    ImmutableArray<AssignmentType> Types,
    int Quota,
    int MonthlyPrice,
    string Currency,
    DateOnly From,
    DateOnly To,
    bool HomeFirst)
{
    /// <summary>Two agreements of a region with the same identity would be one.</summary>
    public string Identity => $"{Home} {Receiving} {string.Join(' ', Types)} {SampleDates.Iso(From)}";

    public SharingAgreement ToAgreement(string region, int dayShift) =>
        new(Id(region), Home, Receiving, Types, Quota, MonthlyPrice, Currency, From.AddDays(dayShift), To.AddDays(dayShift), HomeFirst, AgreementStatus.Proposed);

    /// <summary>A UUIDv7 (RFC 9562): the first day as its time, a hash of the identity where others have chance.</summary>
    private Guid Id(string region)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{region} {Identity}"), bytes);
        var milliseconds = new DateTimeOffset(From, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds();
        BinaryPrimitives.WriteUInt64BigEndian(bytes, (ulong)milliseconds << 16 | BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]));
        bytes[6] = (byte)(0x70 | bytes[6] & 0x0F);
        bytes[8] = (byte)(0x80 | bytes[8] & 0x3F);
        return new(bytes[..16], bigEndian: true);
    }
}
