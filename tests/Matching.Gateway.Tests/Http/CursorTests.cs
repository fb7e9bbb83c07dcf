using FsCheck;
using FsCheck.Fluent;
using Matching.Gateway.Http;

namespace Matching.Gateway.Tests.Http;

public sealed class CursorTests
{
    [Fact]
    public void TryDecode_OfItsOwnList_GivesThePosition() =>
        Prop.ForAll<NonNull<string>, NonNull<string>>((list, position) =>
                Clean(position.Get).Length > 100
                || Cursor.TryDecode(list.Get, Cursor.Encode(list.Get, Clean(position.Get)), out var read) && read == Clean(position.Get))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void TryDecode_OfAnotherList_IsRefused() =>
        Prop.ForAll<NonNull<string>, NonNull<string>>((list, other) =>
                list.Get == other.Get || !Cursor.TryDecode(other.Get, Cursor.Encode(list.Get, "17"), out _))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void TryDecode_AnyText_NeverThrows() =>
        Prop.ForAll<NonNull<string>>(text => !Cursor.TryDecode("list", text.Get, out _)).QuickCheckThrowOnFailure();

    /// <summary>Positions are ASCII.</summary>
    private static string Clean(string text) => new([.. text.Where(char.IsAscii)]);
}
