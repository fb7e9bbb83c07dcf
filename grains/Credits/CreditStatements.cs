using Matching.Contracts.Credits;

namespace Matching.Grains.Credits;

/// <summary>The arithmetic of a statement. Each placement counts once for the side that gave and once against the side that received.</summary>
/// <param name="region">Whose rules hold.</param>
/// <param name="rules">Those of each month.</param>
/// <param name="from">First of a month.</param>
/// <param name="to">First of a later month.</param>
internal sealed class CreditStatements(string region, CreditRules rules, DateOnly from, DateOnly to)
{
    private readonly Dictionary<DateOnly, CreditRule?> ruleOf = Months(from, to).ToDictionary(month => month, month => rules.For(region, month));

    public ImmutableArray<CreditRule> Rules() => [.. ruleOf.Values.OfType<CreditRule>().Distinct().OrderBy(r => r.From)];

    /// <param name="entries">Of members of the region, both sides.</param>
    public ImmutableArray<CreditLine> Lines(IEnumerable<string> members, IEnumerable<CreditEntry> entries)
    {
        var lines = members.ToDictionary(m => m, m => new CreditLine(m, 0, 0, 0, ImmutableDictionary<string, long>.Empty));
        foreach (var entry in entries)
        {
            var months = Booked(entry).ToList();
            if (months.Count == 0)
                continue;
            var (hours, money) = (months.Sum(m => (long)(ruleOf[m]?.HoursPerMonth.GetValueOrDefault(entry.Type) ?? 0)), (long)months.Count * entry.MonthlyPrice);
            lines[entry.Home] = Plus(lines[entry.Home], 1, 0, hours, entry.Currency, money);
            lines[entry.Receiving] = Plus(lines[entry.Receiving], 0, 1, -hours, entry.Currency, -money);
        }

        return [.. lines.Values.OrderBy(l => l.Municipality, StringComparer.Ordinal)];
    }

    /// <summary>The months of the period in which the placement ran for as many days as the month's rule asks; a month begun counts where there is no rule.</summary>
    private IEnumerable<DateOnly> Booked(CreditEntry entry)
    {
        foreach (var month in Months(from, to))
        {
            var (first, past) = (entry.Start > month ? entry.Start : month, entry.End < month.AddMonths(1) ? entry.End.Value : month.AddMonths(1));
            if (past.DayNumber - first.DayNumber >= (ruleOf[month]?.MinDays ?? 1))
                yield return month;
        }
    }

    private static IEnumerable<DateOnly> Months(DateOnly from, DateOnly to)
    {
        for (var month = from; month < to; month = month.AddMonths(1))
            yield return month;
    }

    private static CreditLine Plus(CreditLine line, int given, int received, long hours, string currency, long money) => new(
        line.Municipality,
        line.PlacementsGiven + given,
        line.PlacementsReceived + received,
        line.HoursBalance + hours,
        money == 0 ? line.Money : line.Money.SetItem(currency, line.Money.GetValueOrDefault(currency) + money));
}
