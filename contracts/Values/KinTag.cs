namespace Matching.Contracts.Values;

/// <summary>
/// A person as a keyed hash: HMAC-SHA-256 of the national identity number under a key that the municipalities of a region share and this service never
/// has. Equal tags mean the same person; nothing else can be learnt from one. Written as 64 lower-case hexadecimal digits.
/// </summary>
public static class KinTag
{
    public const int Length = 64;

    public static bool IsValid(string? tag) => tag is { Length: Length } && tag.All(char.IsAsciiHexDigitLower);
}
