namespace Matching.Grains.State;

/// <summary>Pages of stored states, in the order of the ids that their keys end in.</summary>
internal static class StoredPages
{
    /// <param name="show">What the list shows of a state; null where it is not in the list.</param>
    public static async Task<ImmutableArray<TItem>> Page<TState, TItem>(
        this IAsyncEnumerable<KeyValuePair<string, TState>> stored, Guid from, int limit, Func<string, TState, TItem?> show, CancellationToken cancellationToken)
        where TItem : class
    {
        var page = ImmutableArray.CreateBuilder<TItem>();
        await foreach (var (key, state) in stored.WithCancellation(cancellationToken))
        {
            if (IdOf(key).CompareTo(from) >= 0 && show(key, state) is { } item)
                page.Add(item);
            if (page.Count >= limit)
                break;
        }

        return page.DrainToImmutable();
    }

    public static Guid IdOf(string key) => Guid.ParseExact(key.AsSpan(key.LastIndexOf('/') + 1), "D");
}
