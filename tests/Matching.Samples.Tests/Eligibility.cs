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
        && Km(volunteer, need) <= Int(volunteer["max_travel_km"]);

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
        var held = List(volunteer["checks"]).Select(c => c.Split(':')).ToList();
        var adults = List(volunteer["household"]).Where(h => h.StartsWith("adults:", StringComparison.Ordinal)).Select(h => Int(h[7..])).SingleOrDefault();
        return LawBook.Default.For(MunicipalityCode.Country(volunteer["municipality"]), type, start).ChecksFor(child).All(rule =>
            Enumerable.Range(0, rule.Scope == CheckScope.Household ? adults + 1 : 1).All(person =>
                held.Any(c => c[0] == $"{rule.Kind}" && (c.Skip(2).FirstOrDefault(part => char.IsAsciiDigit(part[0])) is { } number ? Int(number) : 0) == person && Date(c[1]) >= rule.MadeSince(start))));
    }

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
