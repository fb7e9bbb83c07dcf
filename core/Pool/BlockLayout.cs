using System.Runtime.CompilerServices;

namespace Matching.Core;

/// <summary>
/// Where the columns of a block lie. A block is 64 volunteers of one municipality in one run of memory, aligned to a cache line:
/// yes/no features as 88 bit rows (one 64-bit word each, one bit a lane), numbers as arrays of 64. 56 bytes a volunteer, identity included.
/// </summary>
internal static unsafe class BlockLayout
{
    public const int Lanes = 64;

    // Bit rows.
    public const int ApprovedRow = 0;
    public const int OpenRow = ApprovedRow + RowLimits.Roles;
    public const int RoomRow = OpenRow + RowLimits.Roles;
    public const int GenderRow = RoomRow;
    public const int SharedRow = GenderRow + 4;
    public const int PresentRow = SharedRow + 1;
    public const int CertificateRow = 40;
    public const int LanguageRow = CertificateRow + 16;
    public const int RowCount = LanguageRow + 32;

    // Byte offsets of the number columns.
    public const int Position = RowCount * sizeof(ulong);
    public const int Travel = Position + Lanes * sizeof(uint);
    public const int Paused = Travel + Lanes * sizeof(ushort);
    public const int Check = Paused + Lanes * sizeof(short);
    public const int SlotsLow = Check + CheckDays.Kinds * Lanes * sizeof(short);
    public const int SlotsHigh = SlotsLow + Lanes * sizeof(uint);
    public const int Skills = SlotsHigh + Lanes * sizeof(ushort);
    public const int Experience = Skills + Lanes * sizeof(uint);
    public const int Capacity = Experience + Lanes;
    public const int Active = Capacity + Lanes;
    public const int Ids = Active + Lanes;
    public const int Bytes = Ids + Lanes * 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Row(byte* block, int row) => ((ulong*)block)[row];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static short X(byte* block, int lane) => ((short*)(block + Position))[2 * lane];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static short Y(byte* block, int lane) => ((short*)(block + Position))[2 * lane + 1];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UInt128* Id(byte* block, int lane) => (UInt128*)(block + Ids) + lane;

    /// <summary>Writes a volunteer into a lane, over whatever was there.</summary>
    public static void Write(byte* block, int lane, in VolunteerRow row)
    {
        Clear(block, lane);
        SetRows(block, lane, ApprovedRow, row.Roles);
        SetRows(block, lane, OpenRow, (ushort)~row.BlockedRoles);
        SetRows(block, lane, CertificateRow, row.Certificates);
        SetRows(block, lane, LanguageRow, row.Languages);
        SetRows(block, lane, RoomRow, row.HasRoom ? 1u : 0);
        SetRows(block, lane, GenderRow, row.Gender == Gender.Unstated ? 0 : 1u << (int)row.Gender);
        SetRows(block, lane, SharedRow, row.SharedOutsideHome ? 1u : 0);
        SetRows(block, lane, PresentRow, 1);
        ((short*)(block + Position))[2 * lane] = row.X;
        ((short*)(block + Position))[2 * lane + 1] = row.Y;
        ((ushort*)(block + Travel))[lane] = row.MaxTravelHm;
        ((short*)(block + Paused))[lane] = row.PausedUntil;
        for (var kind = 0; kind < CheckDays.Kinds; kind++)
            ((short*)(block + Check))[kind * Lanes + lane] = row.ChecksValidUntil[kind];
        ((uint*)(block + SlotsLow))[lane] = (uint)row.Availability;
        ((ushort*)(block + SlotsHigh))[lane] = (ushort)(row.Availability >> 32);
        ((uint*)(block + Skills))[lane] = row.Skills;
        block[Experience + lane] = row.Experience;
        block[Capacity + lane] = row.Capacity;
        block[Active + lane] = row.Active;
        *Id(block, lane) = row.Id;
    }

    /// <summary>Empties a lane: all its bits and numbers are zero, so no need can reach it.</summary>
    public static void Clear(byte* block, int lane)
    {
        for (var row = 0; row < RowCount; row++)
            ((ulong*)block)[row] &= ~(1ul << lane);
        ((uint*)(block + Position))[lane] = 0;
        ((ushort*)(block + Travel))[lane] = 0;
        ((short*)(block + Paused))[lane] = 0;
        for (var kind = 0; kind < CheckDays.Kinds; kind++)
            ((short*)(block + Check))[kind * Lanes + lane] = 0;
        ((uint*)(block + SlotsLow))[lane] = 0;
        ((ushort*)(block + SlotsHigh))[lane] = 0;
        ((uint*)(block + Skills))[lane] = 0;
        block[Experience + lane] = block[Capacity + lane] = block[Active + lane] = 0;
        *Id(block, lane) = default;
    }

    /// <summary>Reads a volunteer back, field for field.</summary>
    public static VolunteerRow Read(byte* block, int lane, ushort municipality) => new()
    {
        Id = *Id(block, lane),
        Municipality = municipality,
        X = X(block, lane),
        Y = Y(block, lane),
        Gender = (Gender)(GetRows(block, lane, GenderRow + 1, 3) switch { 1 => 1, 2 => 2, 4 => 3, _ => 0 }),
        Roles = (ushort)GetRows(block, lane, ApprovedRow, 16),
        BlockedRoles = (ushort)~GetRows(block, lane, OpenRow, 16),
        Certificates = (ushort)GetRows(block, lane, CertificateRow, 16),
        Languages = GetRows(block, lane, LanguageRow, 32),
        ChecksValidUntil = new(CheckDay(block, lane, 0), CheckDay(block, lane, 1), CheckDay(block, lane, 2), CheckDay(block, lane, 3)),
        Availability = ((uint*)(block + SlotsLow))[lane] | (ulong)((ushort*)(block + SlotsHigh))[lane] << 32,
        Skills = ((uint*)(block + Skills))[lane],
        Experience = block[Experience + lane],
        Capacity = block[Capacity + lane],
        Active = block[Active + lane],
        MaxTravelHm = ((ushort*)(block + Travel))[lane],
        PausedUntil = ((short*)(block + Paused))[lane],
        SharedOutsideHome = GetRows(block, lane, SharedRow, 1) != 0,
    };

    private static short CheckDay(byte* block, int lane, int kind) => ((short*)(block + Check))[kind * Lanes + lane];

    private static void SetRows(byte* block, int lane, int firstRow, uint bits)
    {
        for (; bits != 0; bits &= bits - 1)
            ((ulong*)block)[firstRow + System.Numerics.BitOperations.TrailingZeroCount(bits)] |= 1ul << lane;
    }

    private static uint GetRows(byte* block, int lane, int firstRow, int count)
    {
        uint bits = 0;
        for (var i = 0; i < count; i++)
            bits |= (uint)(Row(block, firstRow + i) >> lane & 1) << i;
        return bits;
    }
}
