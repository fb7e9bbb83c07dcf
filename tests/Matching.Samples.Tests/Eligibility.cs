using Matching.Contracts.Law;
using Matching.Contracts.Municipalities;
using Matching.Contracts.Values;
using static Matching.Samples.Tests.SampleFolder;
using Row = System.Collections.Generic.Dictionary<string, string>;

namespace Matching.Samples.Tests;

/// <summary>The hard rules read straight from the files, without the matching core.</summary>
internal sealed class Eligibility(SampleFolder folder)
{
    private const double KmPerDegree = 111.2;

    private readonly ILookup<(string, string), SharingAgreement> agreements = folder.Region.Agreements(0).ToLookup(a => (a.Home, a.Receiving));

    public bool CanTake(Row volunteer, Row need) =>
        IsFree(volunteer, Enum.Parse<AssignmentType>(need["type"]), Date(need["start"]), need["for_child"] == "yes")
        && Shared(volunteer, need)
        && (need["gender"] == nameof(Gender.Any) || need["gender_is_soft"] == "yes" || need["gender"] == volunteer["gender"])
        && (need["language_is_soft"] == "yes" || !List(need["languages_required"]).Except(List(volunteer["languages"])).Any())
        && !List(need["qualifications_required"]).Except(List(volunteer["qualifications"])).Any()
        && !List(need["week_slots_required"]).Except(List(volunteer["week_slots"])).Any()
        && Km(volunteer, need) <= Int(volunteer["max_travel_km"]);

    /// <summary>Numbers of an organisation's members who take part where checks are asked for.</summary>
    public static IEnumerable<int> Members(Row volunteer) =>
        volunteer["members"].Split('|', StringSplitOptions.TrimEntries).Select(m => m.Split(' ')[0]).Where(m => m.Length > 0 && m.All(char.IsAsciiDigit)).Select(Int);

    /// <summary>Whose checks count: 0 for the volunteer.</summary>
    public static IEnumerable<int> People(Row volunteer, CheckScope scope)
    {
        var adults = List(volunteer["household"]).Where(h => h.StartsWith("adults:", StringComparison.Ordinal)).Select(h => Int(h[7..])).SingleOrDefault();
        return Members(volunteer).DefaultIfEmpty(0).Concat(Enumerable.Range(1, scope == CheckScope.Household ? adults : 0));
    }

    /// <summary>Each approval came after the checks that the law of its day wants made before it.</summary>
    public static bool DecidedByLaw(Row volunteer) =>
        List(volunteer["approvals"]).Select(a => a.Split(':')).Where(a => a[1] == "Approved").All(approval =>
            LawBook.Default.For(MunicipalityCode.Country(volunteer["municipality"]), Enum.Parse<AssignmentType>(approval[0]), Date(approval[2])).Checks.Where(rule => rule.BeforeApproval).All(rule =>
                People(volunteer, rule.Scope).All(person => Made(volunteer, rule, person).Any(day => day <= Date(approval[2])))));

    /// <summary>Approved, with a place, not paused, checked.</summary>
    public static bool IsFree(Row volunteer, AssignmentType type, DateOnly start, bool child = false) =>
        List(volunteer["types"]).Contains($"{type}")
        && volunteer["protected_identity"] == "no"
        && List(volunteer["approvals"]).Select(a => a.Split(':')).All(a => a[0] != $"{type}" || a[1] == "Approved")
        && Int(volunteer["ongoing"]) < Int(volunteer["capacity"])
        && (volunteer["paused_until"].Length == 0 || Date(volunteer["paused_until"]) <= start)
        && ChecksHold(volunteer, type, start, child);

    public static bool ChecksHold(Row volunteer, AssignmentType type, DateOnly start, bool child = false)
    {
        return LawBook.Default.For(MunicipalityCode.Country(volunteer["municipality"]), type, start).ChecksFor(child)
            .All(rule => People(volunteer, rule.Scope).All(person => Made(volunteer, rule, person).Any(day => day >= rule.MadeSince(start))));
    }

    /// <summary>The days of a person's checks that the rule accepts, whatever their age.</summary>
    private static IEnumerable<DateOnly> Made(Row volunteer, CheckRule rule, int person) =>
        from check in List(volunteer["checks"]).Select(c => c.Split(':'))
        where check[0] == $"{rule.Kind}" && (check.Skip(2).FirstOrDefault(part => char.IsAsciiDigit(part[0])) is { } number ? Int(number) : 0) == person
        let purpose = check.Skip(2).FirstOrDefault(part => part.StartsWith("for=", StringComparison.Ordinal))?["for=".Length..]
        where purpose is null or nameof(CheckPurpose.Full) || rule.Purposes.IsEmpty || rule.Purposes.Any(asked => $"{asked}" == purpose)
        select Date(check[1]);

    private bool Shared(Row volunteer, Row need) =>
        volunteer["municipality"] == need["municipality"]
        || volunteer["shared_outside_home"] == "yes"
        && agreements[(volunteer["municipality"], need["municipality"])]
            .Any(a => (a with { Status = AgreementStatus.Live }).Covers(Enum.Parse<AssignmentType>(need["type"]), Date(need["start"])));

    private static double Km(Row volunteer, Row need)
    {
        var north = (Degrees(volunteer["lat"]) - Degrees(need["lat"])) * KmPerDegree;
        var east = (Degrees(volunteer["lon"]) - Degrees(need["lon"])) * KmPerDegree * Math.Cos(Degrees(need["lat"]) * Math.PI / 180);
        return Math.Sqrt(north * north + east * east);
    }
}
