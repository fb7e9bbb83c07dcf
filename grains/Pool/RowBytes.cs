using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Matching.Core;

namespace Matching.Grains.Pool;

/// <summary>
/// The canonical bytes of one volunteer's columns, little-endian: what the inputs of a round are hashed, stored and replayed from. The home is written by
/// code, because its index depends on the region. Stored rows outlive releases: new columns go to the end, and mean in a shorter row what 0 means.
/// Absences are of any number and stand beside the rows (VolunteerAbsence of the basis).
/// </summary>
internal static class RowBytes
{
    /// <summary>A whole number of words.</summary>
    public const int Length = 96, Words = Length / sizeof(ulong);

    private const int FactsAt = 74, RareAt = 80;

    /// <param name="row">The columns.</param>
    /// <param name="home">Code of the home municipality.</param>
    /// <param name="bytes">Takes <see cref="Length"/> bytes; zero before.</param>
    public static void Write(in VolunteerRow row, string home, Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, row.Id);
        Encoding.ASCII.GetBytes(home, bytes.Slice(16, 8));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[24..], row.Availability);
        ReadOnlySpan<uint> words = [row.Languages, row.Skills, (uint)(row.Roles | row.BlockedRoles << 16), row.Certificates];
        ReadOnlySpan<short> halves =
        [
            row.X, row.Y, (short)row.Gender, row.ChecksValidUntil.Kind0, row.ChecksValidUntil.Kind1, row.ChecksValidUntil.Kind2, row.ChecksValidUntil.Kind3,
            row.Experience, row.Capacity, row.Active, (short)row.MaxTravelHm, row.PausedUntil, row.SharedOutsideHome ? (short)1 : (short)0,
        ];
        for (var i = 0; i < words.Length; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(bytes[(32 + i * 4)..], words[i]);
        for (var i = 0; i < halves.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(bytes[(48 + i * 2)..], halves[i]);
        ReadOnlySpan<byte> facts = [row.Mode, row.Conditions, row.AgeBand, row.Weekends, row.HoursStep, row.Rest];
        facts.CopyTo(bytes[FactsAt..]);
        var others = row.Rare?.OtherAdults ?? default;
        ReadOnlySpan<short> rare = [row.Rare?.LastPlaced ?? 0, row.Rare?.OtherAdults is null ? (short)0 : (short)1, others.Kind0, others.Kind1, others.Kind2, others.Kind3];
        for (var i = 0; i < rare.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(bytes[(RareAt + i * 2)..], rare[i]);
    }

    /// <summary>The columns again; a municipality that is no member, or a number out of range, comes of damaged bytes.</summary>
    /// <exception cref="InvalidDataException">The home is no member.</exception>
    public static VolunteerRow Read(ReadOnlySpan<byte> bytes, ImmutableArray<string> members)
    {
        Span<byte> whole = stackalloc byte[Length];
        whole.Clear();
        bytes[..Math.Min(bytes.Length, Length)].CopyTo(whole);
        var home = members.IndexOf(Encoding.ASCII.GetString(whole.Slice(16, 8)).TrimEnd('\0'));
        if (home < 0)
            throw new InvalidDataException("A row names a municipality that is no member.");
        var halves = MemoryMarshal.Cast<byte, short>(whole[48..]);
        var roles = Word(whole, 8 + 2);
        return new()
        {
            Id = BinaryPrimitives.ReadUInt128LittleEndian(whole),
            Municipality = (ushort)home,
            Availability = BinaryPrimitives.ReadUInt64LittleEndian(whole[24..]),
            Languages = Word(whole, 8),
            Skills = Word(whole, 8 + 1),
            Roles = (ushort)roles,
            BlockedRoles = (ushort)(roles >> 16),
            Certificates = (ushort)Word(whole, 8 + 3),
            X = halves[0],
            Y = halves[1],
            Gender = (Core.Gender)halves[2],
            ChecksValidUntil = new(halves[3], halves[4], halves[5], halves[6]),
            Experience = (byte)halves[7],
            Capacity = (byte)halves[8],
            Active = (byte)halves[9],
            MaxTravelHm = (ushort)halves[10],
            PausedUntil = halves[11],
            SharedOutsideHome = halves[12] != 0,
            Mode = whole[FactsAt],
            Conditions = whole[FactsAt + 1],
            AgeBand = whole[FactsAt + 2],
            Weekends = whole[FactsAt + 3],
            HoursStep = whole[FactsAt + 4],
            Rest = whole[FactsAt + 5],
            Rare = Rare(MemoryMarshal.Cast<byte, short>(whole[RareAt..])),
        };
    }

    private static RareFacts? Rare(ReadOnlySpan<short> days) => days[0] == 0 && days[1] == 0
        ? null
        : new() { LastPlaced = days[0], OtherAdults = days[1] == 0 ? null : new(days[2], days[3], days[4], days[5]) };

    private static uint Word(ReadOnlySpan<byte> bytes, int word) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[(word * 4)..]);
}
