using System.Numerics;

namespace Matching.Core;

/// <summary>
/// The yes/no features of volunteers, each a row of bits: 64 volunteers to a word, 512 to a vector. A hard rule is the AND of a few rows, a criterion of the
/// score counts the bits of a few rows.
/// </summary>
internal static unsafe class BitRows
{
    public const int Approved = 0;
    public const int Open = Approved + RowLimits.Roles;
    public const int Room = Open + RowLimits.Roles;
    public const int Gender = Room;
    public const int Shared = Gender + 4;
    public const int Check = Shared + 1;
    public const int Certificate = Check + CheckDays.Kinds;
    public const int Language = Certificate + 16;
    public const int Skill = Language + 32;
    public const int Slot = Skill + 32;
    public const int NotMode = Slot + RowLimits.Slots;
    public const int Condition = NotMode + RowLimits.Modes;
    public const int Age = Condition + 8;
    public const int Weekend = Age + RowLimits.AgeBands;
    public const int Hours = Weekend + RowLimits.MaxWeekends;
    public const int Rest = Hours + RowLimits.MaxHoursStep;

    /// <summary>Approved for a role, open for it, and with room: what three rows say in one, because every need asks for all three.</summary>
    public const int Ready = Rest + RowLimits.MaxRest;
    public const int Count = Ready + RowLimits.Roles;

    /// <summary>Words that hold one volunteer's bits: bit r of them together is row r.</summary>
    public const int LaneWords = (Count + 63) / 64;

    /// <summary>
    /// Writes one volunteer's bits: row r of the volunteer's block is at <paramref name="rows"/>[r * <paramref name="stride"/>]. A check's bit says that it is valid
    /// through <paramref name="checkDay"/>.
    /// </summary>
    public static void Write(ulong* rows, int stride, int lane, in VolunteerRow row, short checkDay)
    {
        Clear(rows, stride, lane);
        Set(Approved, row.Roles);
        Set(Open, (ushort)~row.BlockedRoles);
        Set(Room, row.HasRoom ? 1u : 0);
        Set(Ready, row.HasRoom ? (ulong)(row.Roles & ~row.BlockedRoles) : 0);
        Set(Gender, row.Gender == Core.Gender.Unstated ? 0 : 1u << (int)row.Gender);
        Set(Shared, row.SharedOutsideHome ? 1u : 0);
        for (var kind = 0; kind < CheckDays.Kinds; kind++)
            Set(Check + kind, row.ChecksValidUntil[kind] >= checkDay ? 1u : 0);
        Set(Certificate, row.Certificates);
        Set(Language, row.Languages);
        Set(Skill, row.Skills);
        Set(Slot, row.Availability);
        Set(NotMode, RowLimits.AllModes & ~(1u << row.Mode));
        Set(Condition, row.Conditions);
        Set(Age, row.AgeBand == 0 ? RowLimits.AllAgeBands : 1u << (row.AgeBand - 1));
        Set(Weekend, (1u << row.Weekends) - 1);
        Set(Hours, (1u << row.HoursStep) - 1);
        Set(Rest, (1u << row.Rest) - 1);

        void Set(int first, ulong bits)
        {
            for (; bits != 0; bits &= bits - 1)
                rows[(first + BitOperations.TrailingZeroCount(bits)) * stride] |= 1ul << lane;
        }
    }

    public static void Clear(ulong* rows, int stride, int lane)
    {
        for (var row = 0; row < Count; row++)
            rows[row * stride] &= ~(1ul << lane);
    }

    /// <summary>One volunteer's bits.</summary>
    public static void Gather(ulong* rows, int stride, int lane, ulong* words)
    {
        new Span<ulong>(words, LaneWords).Clear();
        for (var row = 0; row < Count; row++)
            words[row >> 6] |= (rows[row * stride] >> lane & 1) << (row & 63);
    }

    /// <summary>The bits of all volunteers of a block: word w of lane l is at [w * 64 + l].</summary>
    public static void GatherBlock(ulong* rows, int stride, ulong* words)
    {
        new Span<ulong>(words, LaneWords * Block.Lanes).Clear();
        for (var row = 0; row < Count; row++)
            words[row] = rows[row * stride];
        for (var word = 0; word < LaneWords; word++)
            Transpose(words + word * Block.Lanes);
    }

    /// <summary>Reads the fields that the bit rows hold from a volunteer's words, which are <paramref name="apart"/> places apart.</summary>
    public static VolunteerRow Read(ulong* words, int apart, UInt128 id, ushort municipality)
    {
        return new()
        {
            Id = id,
            Municipality = municipality,
            Gender = Get(Gender + 1, 3) switch { 1 => Core.Gender.Female, 2 => Core.Gender.Male, 4 => Core.Gender.Other, _ => Core.Gender.Unstated },
            Roles = (ushort)Get(Approved, RowLimits.Roles),
            BlockedRoles = (ushort)~Get(Open, RowLimits.Roles),
            SharedOutsideHome = Get(Shared, 1) != 0,
            Certificates = (ushort)Get(Certificate, 16),
            Languages = (uint)Get(Language, 32),
            Skills = (uint)Get(Skill, 32),
            Availability = Get(Slot, RowLimits.Slots),
            Mode = (byte)BitOperations.TrailingZeroCount(~Get(NotMode, RowLimits.Modes)),
            Conditions = (byte)Get(Condition, 8),
            AgeBand = Get(Age, RowLimits.AgeBands) is var bands and not RowLimits.AllAgeBands ? (byte)(BitOperations.TrailingZeroCount(bands) + 1) : (byte)0,
            Weekends = (byte)BitOperations.PopCount(Get(Weekend, RowLimits.MaxWeekends)),
            HoursStep = (byte)BitOperations.PopCount(Get(Hours, RowLimits.MaxHoursStep)),
            Rest = (byte)BitOperations.PopCount(Get(Rest, RowLimits.MaxRest)),
        };

        ulong Get(int first, int count)
        {
            var (word, bit) = (first >> 6, first & 63);
            var bits = words[word * apart] >> bit;
            if (bit + count > 64)
                bits |= words[(word + 1) * apart] << (64 - bit);
            return bits & (1ul << count) - 1;
        }
    }

    // 64 x 64 bits in six rounds of exchanges (Warren, Hacker's Delight, section 7-3): bit l of word r becomes bit r of word l.
    private static void Transpose(ulong* words)
    {
        var mask = 0x0000_0000_FFFF_FFFFul;
        for (var half = 32; half != 0; half >>= 1, mask ^= mask << half)
        {
            for (var low = 0; low < Block.Lanes; low = (low + half + 1) & ~half)
            {
                var exchanged = (words[low] >> half ^ words[low + half]) & mask;
                words[low] ^= exchanged << half;
                words[low + half] ^= exchanged;
            }
        }
    }
}
