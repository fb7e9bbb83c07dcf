using FsCheck;
using FsCheck.Fluent;

namespace Matching.Core.Tests.Pool;

public unsafe class PinnedArenaTests
{
    [Fact]
    public void Take_AnyPieces_AreZeroedOnCacheLinesAndApart() => Prop
        .ForAll(Gen.Choose(1, 200_000).ListOf().ToArbitrary(), sizes => sizes.Count == 0 || AreApart([.. sizes], sizes.Sum(size => (long)PinnedArena.SizeOf(size))))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Take_MoreThanWasSaid_HasMemoryOfItsOwn() => Assert.True(AreApart([100, 70_000, 1], said: 0));

    [Fact]
    public void Take_MoreThanTheLargestArray_GoesOnInAnother()
    {
        // 100 MiB in pieces of 1 MiB and a byte.
        var sizes = Enumerable.Repeat((1 << 20) + 1, 100).ToArray();
        Assert.True(AreApart(sizes, sizes.Sum(size => (long)PinnedArena.SizeOf(size))));
    }

    [Fact]
    public void Slice_BeyondTheMemory_IsRefused()
    {
        var memory = new PinnedMemory(128);
        Assert.Equal(64, memory.Slice(64, 64).Bytes);
        Assert.Throws<ArgumentOutOfRangeException>(() => memory.Slice(64, 65));
        Assert.Throws<ArgumentOutOfRangeException>(() => memory.Slice(-64, 64));
    }

    private static bool AreApart(int[] sizes, long said)
    {
        var arena = new PinnedArena(said);
        var pieces = Array.ConvertAll(sizes, arena.Take);
        var sound = pieces.All(p => (nint)p.Address % PinnedMemory.CacheLine == 0 && !Bytes(p).ContainsAnyExcept((byte)0));
        for (var i = 0; i < pieces.Length; i++)
            Bytes(pieces[i]).Fill((byte)(i + 1));
        for (var i = 0; i < pieces.Length; i++)
            sound &= pieces[i].Bytes == sizes[i] && !Bytes(pieces[i]).ContainsAnyExcept((byte)(i + 1));
        GC.KeepAlive(pieces);
        return sound;
    }

    private static Span<byte> Bytes(PinnedMemory memory) => new(memory.Address, memory.Bytes);
}
