namespace Matching.Samples.Generation;

/// <summary>
/// How many needs each municipality has open: in proportion to its active placements, and always 12–22 % of them, so that
/// every pool is short of somebody.
/// </summary>
internal static class NeedShares
{
    public const int LowestPercent = 12, HighestPercent = 22;

    /// <param name="active">Active placements of each municipality, at least 10 so that a whole number lies between the bounds.</param>
    /// <returns>The needs of each, <paramref name="total"/> together.</returns>
    public static int[] Of(IReadOnlyList<int> active, int total)
    {
        var all = active.Sum();
        var needs = active.Select(a => Math.Clamp(total * a / all, Lowest(a), Highest(a))).ToArray();
        for (var rest = total - needs.Sum(); rest != 0; rest -= Math.Sign(rest))
        {
            var step = Math.Sign(rest);
            var open = Enumerable.Range(0, needs.Length).Where(i => needs[i] + step >= Lowest(active[i]) && needs[i] + step <= Highest(active[i]));
            needs[open.MinBy(i => step * needs[i] * 1_000L / active[i])] += step;
        }
        return needs;
    }

    public static int Highest(int active) => active * HighestPercent / 100;

    private static int Lowest(int active) => (active * LowestPercent + 99) / 100;
}
