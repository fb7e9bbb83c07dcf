namespace Matching.Grains.Municipalities;

/// <summary>Rules of which each holds from a day on: what is in force or past stays, and what is new begins today or later.</summary>
internal static class DatedEntries
{
    /// <returns>The first entry in force or past that is changed or gone, and the place of the first new one that begins in the past, -1 if none does.</returns>
    public static (T? Gone, int Early) Rewritten<T>(ImmutableArray<T> next, ImmutableArray<T> known, Func<T, DateOnly> from, DateOnly today) where T : class => (
        known.FirstOrDefault(entry => from(entry) <= today && !next.Contains(entry)),
        Enumerable.Range(0, next.Length).Where(i => from(next[i]) < today && !known.Contains(next[i])).DefaultIfEmpty(-1).First());
}
