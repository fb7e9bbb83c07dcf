namespace Matching.Contracts.Values;

/// <summary>The shared text form of references: <c>{municipality}/{uuid}</c>, and of grain keys: <c>{kind}/{municipality}/{uuid}</c>.</summary>
internal static class EntityRef
{
    public static bool TryParse<T>(string? text, out T reference, Func<string, Guid, T> create)
        where T : struct
    {
        reference = default;
        var slash = text?.IndexOf('/') ?? -1;
        if (slash < 0 || !MunicipalityCode.IsValid(text![..slash]) || !Guid.TryParseExact(text[(slash + 1)..], "D", out var id))
            return false;
        reference = create(text[..slash], id);
        return true;
    }

    public static T FromKey<T>(string key, Func<string, Guid, T> create)
        where T : struct =>
        TryParse<T>(key[(key.IndexOf('/') + 1)..], out var reference, create) ? reference : throw new FormatException("The grain key is not {kind}/{municipality}/{uuid}.");
}
