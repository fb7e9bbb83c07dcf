using System.Numerics;
using System.Runtime.CompilerServices;

namespace Matching.Core;

/// <summary>
/// 64 lanes of one municipality: their records, their pauses, their ids, and beside them the rare facts. Immutable once published: a change copies the 2 KiB. The bit rows of the same lanes are
/// in the segment. Whoever reads through an address keeps the snapshot alive.
/// </summary>
internal sealed unsafe class Block
{
    public const int LaneBits = 6;
    public const int Lanes = 1 << LaneBits;
    public const int Bytes = IdOffset + Lanes * 16;

    private const int PauseOffset = Lanes * 16;
    private const int IdOffset = PauseOffset + Lanes * sizeof(short);

    private readonly PinnedMemory _memory;
    private RareFacts?[]? _rare;

    private Block(PinnedMemory memory, byte* address, BlockPlace place, ulong present)
    {
        (_memory, Place, Present) = (memory, place, present);
        Address = address;
    }

    public byte* Address { get; }

    public BlockPlace Place { get; }

    /// <summary>Lanes whose volunteer has <see cref="RareFacts"/>.</summary>
    public ulong RareLanes { get; private set; }

    /// <summary>Lanes in which a volunteer sits.</summary>
    public ulong Present { get; private set; }

    public bool IsFull => Present == ulong.MaxValue;

    public int Count => BitOperations.PopCount(Present);

    /// <summary>Empty blocks side by side, so that a scan of a municipality runs through memory.</summary>
    public static Block[] CreateRun(ReadOnlySpan<BlockPlace> places, PinnedArena arena)
    {
        var memory = arena.Take(places.Length * Bytes);
        var blocks = new Block[places.Length];
        for (var i = 0; i < blocks.Length; i++)
            blocks[i] = new(memory, memory.Address + i * Bytes, places[i], 0);
        return blocks;
    }

    public VolunteerRecord RecordAt(int lane)
    {
        var record = *Record(Address, lane);
        GC.KeepAlive(_memory);
        return record;
    }

    public short PausedUntilAt(int lane)
    {
        var pausedUntil = PausedUntil(Address)[lane];
        GC.KeepAlive(_memory);
        return pausedUntil;
    }

    public RareFacts? RareAt(int lane) => _rare?[lane];

    public UInt128 IdAt(int lane)
    {
        var id = *Id(Address, lane);
        GC.KeepAlive(_memory);
        return id;
    }

    /// <summary>Writes a lane of a block that is not published yet.</summary>
    public void Fill(int lane, in VolunteerRow row)
    {
        *Record(Address, lane) = new(row);
        PausedUntil(Address)[lane] = row.PausedUntil;
        *Id(Address, lane) = row.Id;
        Present |= 1ul << lane;
        SetRare(lane, row.Rare);
        GC.KeepAlive(_memory);
    }

    public Block With(int lane, in VolunteerRow row)
    {
        var copy = Copy(Present);
        copy.Fill(lane, row);
        return copy;
    }

    public Block Without(int lane)
    {
        var copy = Copy(Present & ~(1ul << lane));
        *Record(copy.Address, lane) = default;
        PausedUntil(copy.Address)[lane] = 0;
        *Id(copy.Address, lane) = default;
        copy.SetRare(lane, null);
        return copy;
    }

    public static VolunteerRecord* Record(byte* block, int lane) => (VolunteerRecord*)block + lane;

    public static UInt128* Id(byte* block, int lane) => (UInt128*)(block + IdOffset) + lane;

    /// <summary>By lane, the first day on which the volunteer wants to be asked again.</summary>
    public static short* PausedUntil(byte* block) => (short*)(block + PauseOffset);

    private Block Copy(ulong present)
    {
        var memory = new PinnedMemory(Bytes);
        Unsafe.CopyBlock(memory.Address, Address, Bytes);
        GC.KeepAlive(_memory);
        return new(memory, memory.Address, Place, present) { _rare = _rare is null ? null : [.. _rare], RareLanes = RareLanes };
    }

    private void SetRare(int lane, RareFacts? facts)
    {
        if (facts is null && _rare is null)
            return;
        _rare ??= new RareFacts?[Lanes];
        _rare[lane] = facts;
        RareLanes = facts is null ? RareLanes & ~(1ul << lane) : RareLanes | 1ul << lane;
    }
}

/// <summary>Where a block is: its municipality, the segment in it, the position in the segment, and its number in the pool (row = number * 64 + lane).</summary>
internal readonly record struct BlockPlace(ushort Municipality, int Segment, int Index, int Number);
