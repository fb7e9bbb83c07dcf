using System.Runtime.InteropServices;

namespace Matching.Core;

/// <summary>
/// The numbers of one volunteer in 16 bytes, four to a cache line. Who survives the bit rows is a needle among 64 lanes, so the numbers lie by volunteer: one
/// line holds all that the exact tests and the score still want to know.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct VolunteerRecord
{
    /// <summary>Bits of the body: travel 0..11, experience 12..19, capacity 20..25, active 26..31.</summary>
    public const int ExperienceShift = 12, CapacityShift = 20, ActiveShift = 26;

    public readonly short X;
    public readonly short Y;
    private readonly uint _body;
    public readonly ulong CheckDays;

    public VolunteerRecord(in VolunteerRow row)
    {
        (X, Y) = (row.X, row.Y);
        _body = row.MaxTravelHm | (uint)row.Experience << ExperienceShift | (uint)row.Capacity << CapacityShift | (uint)row.Active << ActiveShift;
        CheckDays = Pack(row.ChecksValidUntil);
    }

    public int Travel => (int)(_body & 0xFFF);

    public int Experience => (byte)(_body >> ExperienceShift);

    public int Capacity => (int)(_body >> CapacityShift & RowLimits.MaxCapacity);

    public int Active => (int)(_body >> ActiveShift);

    /// <summary>One day in each 16 bits.</summary>
    public static ulong Pack(in CheckDays days) => (ushort)days.Kind0 | (ulong)days.Kind1 << 16 | (ulong)days.Kind2 << 32 | (ulong)days.Kind3 << 48;

    public static CheckDays Unpack(ulong days) => new((short)days, (short)(days >> 16), (short)(days >> 32), (short)(days >> 48));

    /// <summary>Compares four days at once: with its sign bit lent, a 16-bit difference keeps the bit exactly if the day is late enough.</summary>
    public static bool AreLateEnough(ulong days, ulong least)
    {
        const ulong signs = 0x8000_8000_8000_8000;
        return (((days | signs) - least) & signs) == signs;
    }

    /// <summary>The volunteer, with the fields that only the bit rows hold filled in by the caller.</summary>
    public VolunteerRow Unpack(in VolunteerRow fromBitRows) => fromBitRows with
    {
        X = X,
        Y = Y,
        MaxTravelHm = (ushort)Travel,
        Experience = (byte)Experience,
        Capacity = (byte)Capacity,
        Active = (byte)Active,
        ChecksValidUntil = Unpack(CheckDays),
    };
}
