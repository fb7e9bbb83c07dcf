using System.Collections.Concurrent;

namespace Matching.Conformance.Tests.Grains;

/// <summary>What the grain of a key has gone through, for the test to read.</summary>
public static class Journal
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> Entries = new();

    public static string NewKey() => $"key-{Guid.NewGuid():N}";

    public static void Write(string key, string entry) => Entries.GetOrAdd(key, _ => new()).Enqueue(entry);

    public static IReadOnlyList<string> Of(string key) => Entries.TryGetValue(key, out var entries) ? [.. entries] : [];

    public static int Count(string key, string entry) => Of(key).Count(written => written == entry);

    public static Task WaitForAsync(string key, string entry, int count = 1) =>
        Eventually.IsTrue(() => Count(key, entry) >= count, $"{count} × '{entry}' of {key}; it has: {string.Join(", ", Of(key))}");
}
