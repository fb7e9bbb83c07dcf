using Matching.Contracts.Pool;
using Matching.Core;
using Matching.Grains.Volunteers;

namespace Matching.Grains.Pool;

/// <summary>A volunteer's places as columns: what is left whatever the days, in total and for types with a limit of their own, and what is left on which days where that differs.</summary>
internal sealed class PlaceColumns
{
    private readonly DateOnly today;
    private readonly List<(DateOnly From, int Left)> total;
    private readonly List<(AssignmentType Type, List<(DateOnly From, int Left)> Days)> ofTypes;

    public PlaceColumns(PoolRow row, IReadOnlyCollection<TakenPlace> taken, DateOnly today)
    {
        this.today = today;
        total = Occupancy.Days(taken, row.Capacity - row.Ongoing, today);
        ofTypes = [.. row.CapacityByType.OrderBy(limit => limit.Key).Select(limit => (limit.Key, Occupancy.Days([.. taken.Where(t => t.Type == limit.Key)], limit.Value, today)))];
    }

    /// <summary>See <see cref="Occupancy.OnAnyDay"/>.</summary>
    public int Free => Occupancy.OnAnyDay(total, today);

    public ushort BlockedRoles => ofTypes.Aggregate((ushort)0, (mask, of) => Occupancy.OnAnyDay(of.Days, today) <= 0 ? (ushort)(mask | 1 << (int)of.Type) : mask);

    public IEnumerable<TypePlaces> OfTypes() =>
        from of in ofTypes let left = Occupancy.OnAnyDay(of.Days, today) where left > 0 select new TypePlaces((byte)of.Type, (byte)Math.Min(left, RowLimits.MaxCapacity));

    /// <summary>All days, in total and for each limited type, where what is left changes on any of them: whoever tells one tells all.</summary>
    public IEnumerable<PlacesLeft> ByDays() => total.Count == 1 && ofTypes.TrueForAll(of => of.Days.Count == 1)
        ? []
        : Spans(null, total).Concat(ofTypes.SelectMany(of => Spans(of.Type, of.Days)));

    private static IEnumerable<PlacesLeft> Spans(AssignmentType? type, List<(DateOnly From, int Left)> days)
    {
        for (var i = 0; i < days.Count; i++)
        {
            var (from, to) = (i == 0 ? (short)1 : Days.Number(days[i].From), i + 1 < days.Count ? Days.Number(days[i + 1].From) : short.MaxValue);
            // Days before 2000 and after 2089 are all one.
            if (from < to)
                yield return new(from, to, (byte?)type, (short)Math.Clamp(days[i].Left, -RowLimits.MaxCapacity, RowLimits.MaxCapacity));
        }
    }
}
