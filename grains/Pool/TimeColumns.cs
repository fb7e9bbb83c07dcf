using Matching.Contracts.Pool;
using Matching.Core;
using Matching.Grains.Volunteers;

namespace Matching.Grains.Pool;

/// <summary>A volunteer's time as columns: what is left on the freest day from now on, and the days on which it is less.</summary>
internal sealed class TimeColumns
{
    private readonly List<(DateOnly From, TimeGiven Left)> days;
    private readonly TimeGiven freest;

    public TimeColumns(PoolRow row, IReadOnlyCollection<TakenPlace> taken, DateOnly today)
    {
        var hours = row.HoursAWeek ?? (row.HoursStep < RowLimits.MaxHoursStep ? RowLimits.HoursOf(row.HoursStep) : null);
        // Needs that wait have begun in the past, where others may have had the time.
        var first = taken.Select(t => t.Period.From).Append(today).Min();
        days = [.. TimeLedger.Days(new(hours, row.WeekendsAMonth, row.WeekSlots), taken, new(first, null))];
        freest = days.Skip(days.FindLastIndex(d => d.From <= today)).Select(d => d.Left).Aggregate((a, b) => a.Most(b));
    }

    public ulong Slots => freest.WeekSlots;

    public byte Weekends => (byte)freest.WeekendsAMonth;

    /// <summary>The largest step that is left: needs ask for whole steps.</summary>
    public byte HoursStep => freest.HoursAWeek is { } hours ? (byte)WeekHours.Steps.Count(step => step <= hours) : (byte)RowLimits.MaxHoursStep;

    /// <summary>Where the columns do not say it all: days with less, and hours that are no step.</summary>
    public IEnumerable<TimeLeft> Exceptions()
    {
        var told = freest with { HoursAWeek = HoursStep < RowLimits.MaxHoursStep ? RowLimits.HoursOf(HoursStep) : null };
        for (var i = 0; i < days.Count; i++)
        {
            var (from, left) = days[i];
            if (left != told)
                yield return new(Days.Number(from), i + 1 < days.Count ? Days.Number(days[i + 1].From) : short.MaxValue, (byte)left.WeekendsAMonth, (short)(left.HoursAWeek ?? TimeLeft.AnyHours), left.WeekSlots);
        }
    }
}
