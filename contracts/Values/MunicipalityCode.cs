namespace Matching.Contracts.Values;

/// <summary>Country and official four-digit number: <c>se-0580</c>, <c>no-1120</c>, <c>dk-0190</c>.</summary>
public static class MunicipalityCode
{
    public static bool IsValid(string? code) =>
        code is { Length: 7 } && code[2] == '-' && code[..2] is "se" or "no" or "dk" && code.AsSpan(3).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>The ISO 3166 country in lower case.</summary>
    public static string Country(string code) => code[..2];
}
