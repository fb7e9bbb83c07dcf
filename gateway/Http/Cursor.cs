using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Matching.Gateway.Http;

/// <summary>
/// An opaque place in a list. It carries a check over the list it belongs to, so that a cursor of another list is refused. It grants
/// nothing: every page is authorised like the first.
/// </summary>
internal static class Cursor
{
    private const int MarkBytes = 6;

    /// <param name="list">What identifies the list: route, object, filters.</param>
    public static string Encode(string list, string position) =>
        Base64Url.EncodeToString([.. Mark(list, position), .. Encoding.UTF8.GetBytes(position)]);

    public static bool TryDecode(string list, string cursor, out string position)
    {
        position = "";
        if (cursor.Length > 200 || !Base64Url.IsValid(cursor)) return false;
        var bytes = Base64Url.DecodeFromChars(cursor);
        if (bytes.Length < MarkBytes) return false;
        position = Encoding.UTF8.GetString(bytes.AsSpan(MarkBytes));
        return bytes.AsSpan(0, MarkBytes).SequenceEqual(Mark(list, position));
    }

    private static ReadOnlySpan<byte> Mark(string list, string position) => SHA256.HashData(Encoding.UTF8.GetBytes($"{list}\n{position}")).AsSpan(0, MarkBytes);
}
