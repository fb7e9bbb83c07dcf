using Matching.Contracts.Pool;
using Matching.Contracts.Regions;
using Matching.Core;

namespace Matching.Grains.Pool;

/// <summary>From a published row to the columns of one region, as of a moment: holds that have lapsed no longer take a place.</summary>
internal static class VolunteerColumns
{
    private const int HectometresPerKm = 10;

    public static VolunteerRow Columns(PoolRow row, RegionPlane map, DateTimeOffset now)
    {
        var (x, y) = map.Plane.Project(row.Home);
        var taken = row.Taken.Where(t => t.LapsesAt is not { } lapse || now < lapse).ToList();
        var checks = row.ChecksValidUntil;
        return new()
        {
            Id = Ids.Number(row.Volunteer.Id),
            Municipality = (ushort)map.Members.IndexOf(row.Volunteer.Municipality),
            X = (short)x,
            Y = (short)y,
            Gender = (Core.Gender)(int)row.Gender,
            Roles = (ushort)row.Roles,
            BlockedRoles = Blocked(row, taken),
            Languages = row.Languages,
            Certificates = (ushort)row.Qualifications,
            ChecksValidUntil = new(Days.Number(checks[0]), Days.Number(checks[1]), Days.Number(checks[2]), Days.Number(checks[3])),
            Availability = row.WeekSlots,
            Skills = row.Interests,
            Experience = (byte)Math.Min(row.Experience, byte.MaxValue),
            Capacity = (byte)Math.Min(row.Capacity, RowLimits.MaxCapacity),
            Active = (byte)Math.Min(row.Ongoing + taken.Count, RowLimits.MaxCapacity),
            MaxTravelHm = (ushort)(row.MaxTravelKm * HectometresPerKm),
            PausedUntil = Days.Number(row.PausedUntil),
            SharedOutsideHome = row.SharedOutsideHome,
        };
    }

    private static ushort Blocked(PoolRow row, List<TakenPlace> taken) =>
        row.CapacityByType.Aggregate((ushort)0, (mask, limit) => taken.Count(t => t.Type == limit.Key) >= limit.Value ? (ushort)(mask | 1 << (int)limit.Key) : mask);
}
