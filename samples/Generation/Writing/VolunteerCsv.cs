using Matching.Contracts.Volunteers;

namespace Matching.Samples.Generation.Writing;

internal static class VolunteerCsv
{
    private const string Header =
        "external_key,municipality,name,email,phone,kind,gender,lat,lon,max_travel_km,types,languages,interests,qualifications,checks,week_slots,"
        + "experience,capacity,capacity_by_type,ongoing,paused_until,shared_outside_home,contact_name,"
        + "contact_email,household,birth_year,blocked_out,weekends_a_month,hours_a_week,approvals,dispensations,kin_tags,protected_identity,members";

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
            Csv.List(profile.Checks.Select(Check)),
            Csv.List(profile.WeekSlots),
            Csv.Number(profile.Experience),
            Csv.Number(profile.Capacity),
            Csv.List(profile.CapacityByType.OrderBy(c => c.Key).Select(c => $"{c.Key}:{Csv.Number(c.Value)}")),
            Csv.Number(profile.Ongoing),
            Csv.Date(profile.PausedUntil),
            Csv.YesNo(profile.SharedOutsideHome),
            profile.Contact?.Name ?? "",
            profile.Contact?.Email ?? "",
            Csv.List(Household(profile.Household)),
            Csv.Number(profile.BirthYear),
            Csv.List(profile.BlockedOut.Select(d => $"{Csv.Date(d.From)}..{Csv.Date(d.To)}")),
            Csv.Number(profile.WeekendsAMonth),
            Csv.Number(profile.HoursAWeek),
            Csv.List(profile.Approvals.Select(a => string.Join(':', [$"{a.Type}", $"{a.Stage}", Csv.Date(a.Since), .. a.Training.Select(t => $"{t}")]))),
            Csv.List(profile.Dispensations),
            Csv.List(profile.KinTags),
            Csv.YesNo(profile.ProtectedIdentity),
            string.Join(" | ", profile.Members.Select(m => m.Number is { } number ? $"{Csv.Number(number)} {m.Name}" : m.Name)),
        ];
    }

    private static string Check(BackgroundCheck check) => string.Concat(
        $"{check.Kind}:{Csv.Date(check.Date)}",
        check.Member is { } member ? $":{Csv.Number(member)}" : "",
        check.ConsentOn is { } consented ? $":consent={Csv.Date(consented)}" : "",
        check.Purpose != CheckPurpose.Unstated ? $":for={check.Purpose}" : "");

    private static IEnumerable<string> Household(Household? household)
    {
        if (household is null)
            return [];
        (bool Is, string Word)[] words =
        [
            (household.Pets, "pets"), (household.Smoking, "smoking"), (household.AllergicToAnimals, "animal-allergy"), (household.AllergicToSmoke, "smoke-allergy"),
            (household.Accessible, "accessible"), (household.Car, "car"), (household.DrivingLicence, "licence"),
        ];
        return [$"adults:{Csv.Number(household.OtherAdults.Length)}", $"children:{Csv.Number(household.ChildrenAtHome)}", .. words.Where(w => w.Is).Select(w => w.Word)];
    }
}
