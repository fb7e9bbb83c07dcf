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
    public const int Count = Slot + RowLimits.Slots;

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
        Set(Gender, row.Gender == Core.Gender.Unstated ? 0 : 1u << (int)row.Gender);
        Set(Shared, row.SharedOutsideHome ? 1u : 0);
        for (var kind = 0; kind < CheckDays.Kinds; kind++)
            Set(Check + kind, row.ChecksValidUntil[kind] >= checkDay ? 1u : 0);
        Set(Certificate, row.Certificates);
        Set(Language, row.Languages);
        Set(Skill, row.Skills);
        Set(Slot, row.Availability);

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

    /// <summary>Reads the fields that the bit rows hold.</summary>
    public static VolunteerRow Read(ulong* rows, int stride, int lane, UInt128 id, ushort municipality)
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
        };

        ulong Get(int first, int count)
        {
            var bits = 0ul;
            for (var i = 0; i < count; i++)
                bits |= (rows[(first + i) * stride] >> lane & 1) << i;
            return bits;
        }
    }
}
