using Matching.Contracts.Credits;

namespace Matching.Grains.Tests.Credits;

/// <summary>What must hold of every statement, counted anew from the entries and nothing of the product's arithmetic.</summary>
internal static class CreditChecker
{
    public static void SumsToZero(IReadOnlyCollection<CreditLine> lines)
    {
        Assert.Equal(0, lines.Sum(l => l.HoursBalance));
        Assert.Equal(0, lines.Sum(l => l.PlacementsBalance()));
        foreach (var currency in lines.SelectMany(l => l.Money.Keys).Distinct())
            Assert.Equal(0, lines.Sum(l => l.Money.GetValueOrDefault(currency)));
    }

    /// <summary>Day by day: a month counts for a placement when enough of its days do.</summary>
    public static void AgreesWith(IReadOnlyCollection<CreditLine> lines, IReadOnlyCollection<CreditEntry> entries, Func<AssignmentType, DateOnly, (int Hours, int MinDays)> worth, DateOnly from, DateOnly to)
    {
        foreach (var line in lines)
        {
            var (hours, money, given, received) = (0L, 0L, 0, 0);
            foreach (var entry in entries.Where(e => e.Home == line.Municipality || e.Receiving == line.Municipality))
            {
                var months = Enumerable.Range(0, to.DayNumber - from.DayNumber).Select(from.AddDays)
                    .Where(d => entry.Start <= d && (entry.End is null || d < entry.End)).GroupBy(d => new DateOnly(d.Year, d.Month, 1))
                    .Where(days => days.Count() >= worth(entry.Type, days.Key).MinDays).Select(days => days.Key).ToList();
                var sign = entry.Home == line.Municipality ? 1 : -1;
                hours += sign * months.Sum(m => (long)worth(entry.Type, m).Hours);
                money += sign * months.Count * entry.MonthlyPrice;
                given += months.Count > 0 && sign > 0 ? 1 : 0;
                received += months.Count > 0 && sign < 0 ? 1 : 0;
            }

            Assert.Equal((hours, money, given, received), (line.HoursBalance, line.Money.GetValueOrDefault("SEK"), line.PlacementsGiven, line.PlacementsReceived));
        }
    }
}
