using Matching.Contracts.Pool;
using Matching.Contracts.Regions;
using Matching.Core;
using Matching.Grains.Volunteers;

namespace Matching.Grains.Pool;

/// <summary>From a published row to the columns of one region, as of a moment.</summary>
internal static class VolunteerColumns
{
    private const int HectometresPerKm = 10;

    public static VolunteerRow Columns(PoolRow row, RegionPlane map, DateTimeOffset now)
    {
        var (x, y) = map.Plane.Project(row.Home);
        var today = CivilDay.Of(now);
        var taken = row.Standing(now);
        var places = new PlaceColumns(row, taken, today);
        var time = new TimeColumns(row, taken, today);
        return new()
        {
            Id = Ids.Number(row.Volunteer.Id),
            Municipality = (ushort)map.Members.IndexOf(row.Volunteer.Municipality),
            X = (short)x,
            Y = (short)y,
            Gender = (Core.Gender)(int)row.Gender,
            Roles = (ushort)row.Roles,
            BlockedRoles = places.BlockedRoles,
            Languages = row.Languages,
            Certificates = (ushort)row.Qualifications,
            ChecksValidUntil = Made(row.ChecksMade),
            Availability = time.Slots,
            Skills = row.Interests,
            Experience = (byte)Math.Min(row.Experience, byte.MaxValue),
            Capacity = (byte)Math.Min(row.Capacity, RowLimits.MaxCapacity),
            Active = (byte)Math.Clamp(row.Capacity - places.Free, 0, RowLimits.MaxCapacity),
            MaxTravelHm = (ushort)(row.MaxTravelKm * HectometresPerKm),
            PausedUntil = Days.Number(row.PausedUntil),
            Mode = (byte)row.Mode,
            Conditions = (byte)row.Conditions,
            AgeBand = (byte)(row.AgeBand + 1 ?? 0),
            Weekends = time.Weekends,
            HoursStep = time.HoursStep,
            Rest = (byte)RestSteps.Of(row.LastAsked, today),
            Rare = Rare(row, [.. time.Exceptions()], [.. places.OfTypes()], [.. places.ByDays()]),
            SharedOutsideHome = row.SharedOutsideHome,
        };
    }

    private static RareFacts? Rare(PoolRow row, TimeLeft[] timeLeft, TypePlaces[] ofTypes, PlacesLeft[] placesLeft)
    {
        Away[] away = [.. row.BlockedOut.Select(days => new Away(Days.Number(days.From), days.To is { } end ? Days.Number(end) : short.MaxValue))];
        return away.Length == 0 && timeLeft.Length == 0 && ofTypes.Length == 0 && placesLeft.Length == 0 && row.HouseholdMade.IsEmpty && row.LastAgreed is null && row.PurposesMade.IsEmpty
            ? null
            : new()
            {
                Away = away,
                TimeLeft = timeLeft,
                OtherAdults = row.HouseholdMade.IsEmpty ? null : Made(row.HouseholdMade),
                LastPlaced = Days.Number(row.LastAgreed),
                PurposeDays = Purposes(row),
                PlacesOfTypes = ofTypes,
                PlacesLeft = placesLeft,
            };
    }

    private static PurposeDay[] Purposes(PoolRow row) => [.. row.PurposesMade.Select(p => new PurposeDay((byte)p.Check, (byte)p.Purposes, Days.Number(p.Made)))];

    private static CheckDays Made(ImmutableArray<DateOnly?> days) => new(Days.Number(days[0]), Days.Number(days[1]), Days.Number(days[2]), Days.Number(days[3]));
}
