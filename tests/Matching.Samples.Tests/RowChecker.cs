using System.Text.RegularExpressions;
using Matching.Contracts.Law;
using Matching.Contracts.Values;
using static Matching.Samples.Tests.SampleFolder;
using Row = System.Collections.Generic.Dictionary<string, string>;

namespace Matching.Samples.Tests;

/// <summary>Says for each row which contract it breaks, by the contracts' limits and vocabularies alone.</summary>
internal static partial class RowChecker
{
    public static IEnumerable<string> VolunteerFaults(Row row, IReadOnlySet<string> municipalities)
    {
        foreach (var fault in CommonFaults(row, municipalities))
            yield return fault;
        var (capacity, ongoing) = (Int(row["capacity"]), Int(row["ongoing"]));
        if (row["name"].Length is 0 or > Limits.TextLength)
            yield return "name";
        if (!row["email"].EndsWith("@example.org", StringComparison.Ordinal))
            yield return "email";
        if (row["phone"].Length > 0 && !FictitiousPhone().IsMatch(row["phone"]))
            yield return "phone";
        if (!Named<VolunteerKind>(row["kind"]))
            yield return "kind";
        if (!Named<Gender>(row["gender"]) || row["gender"] == nameof(Gender.Any))
            yield return "gender";
        if (Int(row["max_travel_km"]) > Limits.TravelKm)
            yield return "max_travel_km";
        if (row["types"].Length == 0 || !List(row["types"]).All(Named<AssignmentType>))
            yield return "types";
        if (!List(row["languages"]).All(Vocabulary.Languages.Contains) || row["languages"].Length == 0)
            yield return "languages";
        if (!List(row["qualifications"]).All(Vocabulary.Qualifications.Contains))
            yield return "qualifications";
        if (List(row["checks"]).Count() > Limits.ChecksPerVolunteer || !List(row["checks"]).All(IsCheck))
            yield return "checks";
        if (!List(row["checks"]).All(c => c.Split(':').Skip(2).Where(part => !part.Contains('=', StringComparison.Ordinal)).All(number => Eligibility.People(row, CheckScope.Household).Contains(Int(number)))))
            yield return "checks";
        if (!Eligibility.DecidedByLaw(row))
            yield return "approvals";
        if (row["members"].Length > 0 && row["kind"] == nameof(VolunteerKind.Individual) || Eligibility.Members(row).GroupBy(m => m).Any(same => same.Count() > 1))
            yield return "members";
        if (Int(row["experience"]) > Limits.Experience)
            yield return "experience";
        if (capacity is < 1 or > Limits.Capacity || ongoing > capacity)
            yield return "capacity";
        if (!List(row["capacity_by_type"]).Select(i => i.Split(':')).All(i => List(row["types"]).Contains(i[0]) && Int(i[1]) >= 1 && Int(i[1]) < capacity))
            yield return "capacity_by_type";
        if (row["paused_until"].Length > 0 && Date(row["paused_until"]) == default)
            yield return "paused_until";
        if (row["kind"] == nameof(VolunteerKind.Individual) ? row["contact_name"].Length > 0 || row["household"].Length == 0 : row["contact_name"].Length == 0)
            yield return "contact_name";
        if (!List(row["kin_tags"]).All(KinTag.IsValid))
            yield return "kin_tags";
        if (row["hours_a_week"].Length > 0 && WeekHours.Step(Int(row["hours_a_week"])) == 0)
            yield return "hours_a_week";
        if (Int(row["weekends_a_month"]) is < 0 or > 4)
            yield return "weekends_a_month";
        if (!List(row["blocked_out"]).Select(d => d.Split("..")).All(d => d.Length == 2 && Date(d[0]) < Date(d[1])))
            yield return "blocked_out";
        if (row["shared_outside_home"] is not ("yes" or "no"))
            yield return "shared_outside_home";
    }

    public static IEnumerable<string> NeedFaults(Row row, IReadOnlySet<string> municipalities, DateOnly asOf)
    {
        foreach (var fault in CommonFaults(row, municipalities))
            yield return fault;
        if (!Named<AssignmentType>(row["type"]))
        {
            yield return "type";
            yield break;
        }
        var law = LawBook.Default.For(MunicipalityCode.Country(row["municipality"]), Enum.Parse<AssignmentType>(row["type"]), asOf);
        if (Int(row["count"]) is < 1 or > Limits.NeedCount)
            yield return "count";
        if (Date(row["start"]) <= asOf)
            yield return "start";
        if (law.Regulated ? Date(row["decision_date"]) > asOf : row["decision_date"].Length > 0)
            yield return "decision_date";
        if (!List(row["languages_required"]).Concat(List(row["languages_preferred"])).All(Vocabulary.Languages.Contains) || List(row["languages_preferred"]).Count() > 2)
            yield return "languages";
        if (!List(row["qualifications_required"]).All(Vocabulary.Qualifications.Contains))
            yield return "qualifications_required";
        if (!Named<Gender>(row["gender"]))
            yield return "gender";
        if (Int(row["slots_needed"]) is < 1 or > 4 || Int(row["slots_needed"]) > List(row["week_slots"]).Count())
            yield return "slots_needed";
        if (!List(row["week_slots_required"]).All(s => WeekSlots.TryParseSlot(s, out _)))
            yield return "week_slots_required";
        if (row["client_reference"].Length is 0 or > Limits.TextLength || row["contact_point"].Length is 0 or > Limits.TextLength)
            yield return "case";
        if (!List(row["conditions"]).Concat(List(row["conditions_preferred"])).All(Named<Condition>) || List(row["conditions"]).Intersect(List(row["conditions_preferred"])).Any())
            yield return "conditions";
        if (!List(row["modes"]).All(Named<FulfilmentMode>))
            yield return "modes";
        if (row["end"].Length > 0 && Date(row["end"]) <= Date(row["start"]))
            yield return "end";
        if (row["for_child"] == "yes" ? Int(row["child_age"]) >= 18 : row["child_age"].Length > 0)
            yield return "child_age";
        var siblings = List(row["sibling_ages"]).Select(Int).ToList();
        if (siblings.Count != (row["for_child"] == "yes" && row["siblings"] != "Apart" ? Int(row["count"]) - 1 : 0) || siblings.Any(age => age is < 0 or > 17))
            yield return "sibling_ages";
        if (law.Regulated != Int(row["monthly_cost"]) > 0)
            yield return "monthly_cost";
    }

    private static IEnumerable<string> CommonFaults(Row row, IReadOnlySet<string> municipalities)
    {
        if (row["external_key"].Length is 0 or > Limits.ExternalKeyLength)
            yield return "external_key";
        if (!municipalities.Contains(row["municipality"]))
            yield return "municipality";
        if (!Place.TryCreate(Degrees(row["lat"]), Degrees(row["lon"]), out _) || !TwoDecimals().IsMatch(row["lat"]) || !TwoDecimals().IsMatch(row["lon"]))
            yield return "place";
        if (!List(row["interests"]).All(Vocabulary.Interests.Contains))
            yield return "interests";
        if (row["week_slots"].Length == 0 || !List(row["week_slots"]).All(s => WeekSlots.TryParseSlot(s, out _)))
            yield return "week_slots";
        foreach (var (column, value) in row)
            if (column != "kin_tags" && PersonalNumber().IsMatch(value))
                yield return column;
    }

    private static bool IsCheck(string item) => item.Split(':') is [var kind, var date, .. var more] && Named<CheckKind>(kind) && Date(date) != default
        && more.All(part => part.StartsWith("consent=", StringComparison.Ordinal) ? Date(part["consent=".Length..]) is var day && day != default && day <= Date(date)
            : part.StartsWith("for=", StringComparison.Ordinal) ? Named<CheckPurpose>(part["for=".Length..]) : Int(part) >= 1);

    private static bool Named<T>(string text)
        where T : struct, Enum => Enum.GetNames<T>().Contains(text);

    [GeneratedRegex(@"^\d{1,2}\.\d\d$")]
    private static partial Regex TwoDecimals();

    [GeneratedRegex(@"^(070-17406(0[5-9]|[1-9]\d)|08-465004\d\d)$")]
    private static partial Regex FictitiousPhone();

    // sv personnummer, da cpr: six or eight digits, then four; no fødselsnummer: eleven digits.
    [GeneratedRegex(@"(?<!\d)(\d{6}|\d{8})[-+ ]?\d{4}(?!\d)|(?<!\d)\d{11}(?!\d)")]
    private static partial Regex PersonalNumber();
}
