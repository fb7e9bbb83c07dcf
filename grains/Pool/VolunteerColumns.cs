using Matching.Contracts.Pool;
using Matching.Contracts.Regions;
using Matching.Core;
using Matching.Grains.Volunteers;

namespace Matching.Grains.Pool;

/// <summary>From a published row to the columns of one region, as of a moment.</summary>
internal static class VolunteerColumns
{
    private const int HectometresPerKm = 10, AllRoles = ushort.MaxValue;

    public static VolunteerRow Columns(PoolRow row, RegionPlane map, DateTimeOffset now)
    {
        var (x, y) = map.Plane.Project(row.Home);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var taken = row.Standing(now);
        var free = Occupancy.Free(taken, row.Capacity - row.Ongoing, today);
        var time = new TimeColumns(row, taken, today);
        return new()
        {
            Id = Ids.Number(row.Volunteer.Id),
            Municipality = (ushort)map.Members.IndexOf(row.Volunteer.Municipality),
            X = (short)x,
            Y = (short)y,
            Gender = (Core.Gender)(int)row.Gender,
            Roles = (ushort)row.Roles,
            BlockedRoles = row.CapacityByType.Aggregate((ushort)0, (mask, limit) => FreeOf(limit.Key, limit.Value) <= 0 ? (ushort)(mask | 1 << (int)limit.Key) : mask),
            Languages = row.Languages,
            Certificates = (ushort)row.Qualifications,
            ChecksValidUntil = Made(row.ChecksMade),
            Availability = time.Slots,
            Skills = row.Interests,
            Experience = (byte)Math.Min(row.Experience, byte.MaxValue),
            Capacity = (byte)Math.Min(row.Capacity, RowLimits.MaxCapacity),
            Active = (byte)Math.Clamp(row.Capacity - free, 0, RowLimits.MaxCapacity),
            MaxTravelHm = (ushort)(row.MaxTravelKm * HectometresPerKm),
            PausedUntil = Days.Number(row.PausedUntil),
            Mode = (byte)row.Mode,
            Conditions = (byte)row.Conditions,
            AgeBand = (byte)(row.AgeBand + 1 ?? 0),
            Weekends = time.Weekends,
            HoursStep = time.HoursStep,
            Rest = (byte)RestSteps.Of(row.LastAsked, today),
            Rare = Rare(row, taken, [.. time.Exceptions()], today, OfTypes()),
            SharedOutsideHome = row.SharedOutsideHome,
        };

        TypePlaces[] OfTypes() =>
            [.. from limit in row.CapacityByType orderby limit.Key let left = FreeOf(limit.Key, limit.Value) where left > 0 select new TypePlaces((byte)limit.Key, (byte)Math.Min(left, RowLimits.MaxCapacity))];

        int FreeOf(AssignmentType type, int limit) => Occupancy.Free(taken.FindAll(t => t.Type == type), limit, today);
    }

    private static RareFacts? Rare(PoolRow row, List<TakenPlace> taken, TimeLeft[] timeLeft, DateOnly today, TypePlaces[] ofTypes)
    {
        Away[] away =
        [
            .. Occupancy.FullDays(taken, row.Capacity - row.Ongoing, today).Select(days => Span(days, AllRoles, isFull: true)),
            .. row.CapacityByType.SelectMany(limit => Occupancy.FullDays(taken.FindAll(t => t.Type == limit.Key), limit.Value, today).Select(days => Span(days, 1 << (int)limit.Key, isFull: true))),
            .. row.BlockedOut.Select(days => Span(days, AllRoles, isFull: false)),
        ];
        return away.Length == 0 && timeLeft.Length == 0 && ofTypes.Length == 0 && row.HouseholdMade.IsEmpty && row.LastAgreed is null && row.PurposesMade.IsEmpty
            ? null
            : new() { Away = away, TimeLeft = timeLeft, OtherAdults = row.HouseholdMade.IsEmpty ? null : Made(row.HouseholdMade), LastPlaced = Days.Number(row.LastAgreed), PurposeDays = Purposes(row), PlacesOfTypes = ofTypes };
    }

    private static PurposeDay[] Purposes(PoolRow row) => [.. row.PurposesMade.Select(p => new PurposeDay((byte)p.Check, (byte)p.Purposes, Days.Number(p.Made)))];

    private static Away Span(DateRange days, int roles, bool isFull) =>
        new(Days.Number(days.From), days.To is { } end ? Days.Number(end) : short.MaxValue, (ushort)roles, isFull);

    private static CheckDays Made(ImmutableArray<DateOnly?> days) => new(Days.Number(days[0]), Days.Number(days[1]), Days.Number(days[2]), Days.Number(days[3]));
}
