using System.Collections.Immutable;

namespace Orleans.Runtime;

/// <summary>Values that flow from a caller to the grains it calls, and never back.</summary>
public static class RequestContext
{
    // An immutable map: a call takes a snapshot by reference, later changes of the caller do not reach it.
    private static readonly AsyncLocal<ImmutableDictionary<string, object>?> Current = new();

    internal static ImmutableDictionary<string, object>? Values
    {
        get => Current.Value;
        set => Current.Value = value;
    }

    public static IEnumerable<string> Keys => Values?.Keys ?? [];

    public static IEnumerable<KeyValuePair<string, object>> Entries => Values ?? [];

    public static object? Get(string key) => Values?.GetValueOrDefault(key);

    public static void Set(string key, object value) => Values = (Values ?? ImmutableDictionary<string, object>.Empty).SetItem(key, value);

    /// <returns>Whether the key was there.</returns>
    public static bool Remove(string key)
    {
        if (Values is not { } values || !values.ContainsKey(key)) return false;
        Values = values.Count == 1 ? null : values.Remove(key);
        return true;
    }

    public static void Clear() => Values = null;
}
