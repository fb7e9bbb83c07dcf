using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;

namespace Matching.Gateway.Validation;

/// <summary>How enum values are written in the API: kebab case, <c>contact-person</c>.</summary>
internal static class EnumNames
{
    private static readonly ConcurrentDictionary<Type, string> Cures = new();

    /// <summary>The sentence that lists what may stand there.</summary>
    public static string Cure(Type type) =>
        Cures.GetOrAdd(type, t => $"Use one of {string.Join(", ", Enum.GetNames(t).Select(JsonNamingPolicy.KebabCaseLower.ConvertName))}.");
}

/// <inheritdoc cref="EnumNames"/>
internal static class EnumNames<T> where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> Names =
        Enum.GetValues<T>().ToFrozenDictionary(v => v, v => JsonNamingPolicy.KebabCaseLower.ConvertName(v.ToString()));

    // Files also come with the names as the programmers write them.
    private static readonly FrozenDictionary<string, T> Values =
        Names.SelectMany(n => new[] { (n.Value, n.Key), (n.Key.ToString(), n.Key) }).DistinctBy(n => n.Item1, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(n => n.Item1, n => n.Item2, StringComparer.OrdinalIgnoreCase);

    public static string Of(T value) => Names[value];

    public static bool TryParse(string text, out T value) => Values.TryGetValue(text, out value);

    public static string Cure => EnumNames.Cure(typeof(T));
}
