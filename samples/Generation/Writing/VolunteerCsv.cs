namespace Matching.Samples.Generation.Writing;

internal static class VolunteerCsv
{
    private const string Header =
        "external_key,municipality,name,email,phone,kind,gender,lat,lon,max_travel_km,types,languages,interests,qualifications,checks,week_slots,"
        + "experience,capacity,capacity_by_type,ongoing,paused_until,shared_outside_home";

    public static string Write(IEnumerable<VolunteerRow> rows) => Csv.Write(Header, rows, Fields);

    private static IEnumerable<string> Fields(VolunteerRow row)
    {
        var profile = row.Profile;
        return
        [
            row.Key,
            row.Municipality,
            profile.Person.Name,
            profile.Person.Email ?? "",
            profile.Person.Phone ?? "",
            $"{profile.Kind}",
            $"{profile.Gender}",
            Csv.Degrees(profile.Home.LatitudeCenti),
            Csv.Degrees(profile.Home.LongitudeCenti),
            Csv.Number(profile.MaxTravelKm),
            Csv.List(profile.Types),
            Csv.List(profile.Languages),
            Csv.List(profile.Interests),
            Csv.List(profile.Qualifications),
            Csv.List(profile.Checks.Select(c => $"{c.Kind}:{Csv.Date(c.Date)}:{Csv.Date(c.ValidUntil)}")),
            Csv.List(profile.WeekSlots),
            Csv.Number(profile.Experience),
            Csv.Number(profile.Capacity),
            Csv.List(profile.CapacityByType.OrderBy(c => c.Key).Select(c => $"{c.Key}:{Csv.Number(c.Value)}")),
            Csv.Number(profile.Ongoing),
            Csv.Date(profile.PausedUntil),
            Csv.YesNo(profile.SharedOutsideHome),
        ];
    }
}
