using Matching.Contracts.Credits;

namespace Matching.Grains.Credits;

/// <summary>The arithmetic of a statement. Each placement counts once for the side that gave and once against the side that received.</summary>
internal static class CreditStatements
{
    /// <param name="entries">Of members of the region, both sides.</param>
    /// <param name="from">First of a month.</param>
    /// <param name="to">First of a later month.</param>
    public static ImmutableArray<CreditLine> Lines(IEnumerable<string> members, IEnumerable<CreditEntry> entries, CreditRules rules, DateOnly from, DateOnly to)
    {
        var lines = members.ToDictionary(m => m, m => new CreditLine(m, 0, 0, 0, ImmutableDictionary<string, long>.Empty));
        foreach (var entry in entries)
        {
            var months = Months(entry, from, to).ToList();
            if (months.Count == 0)
                continue;
            var (hours, money) = (months.Sum(m => (long)rules.Hours(entry.Type, m)), (long)months.Count * entry.MonthlyPrice);
            lines[entry.Home] = lines[entry.Home].Plus(1, 0, hours, entry.Currency, money);
            lines[entry.Receiving] = lines[entry.Receiving].Plus(0, 1, -hours, entry.Currency, -money);
        }

        return [.. lines.Values.OrderBy(l => l.Municipality, StringComparer.Ordinal)];
    }

    /// <summary>The months of the period in which the placement ran for at least a day: a month begun counts.</summary>
    private static IEnumerable<DateOnly> Months(CreditEntry entry, DateOnly from, DateOnly to)
    {
        for (var month = from; month < to; month = month.AddMonths(1))
        {
            var (first, past) = (entry.Start > month ? entry.Start : month, entry.End < month.AddMonths(1) ? entry.End.Value : month.AddMonths(1));
            if (first < past)
                yield return month;
        }
    }

    private static CreditLine Plus(this CreditLine line, int given, int received, long hours, string currency, long money) => new(
        line.Municipality,
        line.PlacementsGiven + given,
        line.PlacementsReceived + received,
        line.HoursBalance + hours,
        money == 0 ? line.Money : line.Money.SetItem(currency, line.Money.GetValueOrDefault(currency) + money));
}
