using Matching.Samples.Generation.Plans;

namespace Matching.Samples.Tests;

public class RowTests
{
    public static TheoryData<string> Regions => [.. RegionPlans.All.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Regions))]
    public void Volunteers_EveryRow_ObeysTheContracts(string region)
    {
        var folder = new SampleFolder(region);
        var faults = Faults(folder.Volunteers, r => RowChecker.VolunteerFaults(r, Codes(folder.Region.Members)))
            .Concat(Faults(folder.NonMembers, r => RowChecker.VolunteerFaults(r, Codes(folder.Region.NonMembers))));

        Assert.Empty(faults);
    }

    [Theory]
    [MemberData(nameof(Regions))]
    public void Needs_EveryRow_ObeysTheContracts(string region)
    {
        var folder = new SampleFolder(region);

        Assert.Empty(Faults(folder.Needs, r => RowChecker.NeedFaults(r, Codes(folder.Region.Members), folder.Region.AsOf)));
    }

    [Theory]
    [MemberData(nameof(Regions))]
    public void ExternalKeys_AllFiles_AreUnique(string region)
    {
        var folder = new SampleFolder(region);
        var keys = folder.Volunteers.Concat(folder.NonMembers).Concat(folder.Needs).Select(r => r["external_key"]).ToArray();

        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    [Theory]
    [InlineData("email", "someone@example.com", "email")]
    [InlineData("phone", "070-1234567", "phone")]
    [InlineData("name", "Vera 640823-3234", "name")]
    [InlineData("gender", "Any", "gender")]
    [InlineData("types", "Guardian Gardener", "types")]
    [InlineData("languages", "sv tlh", "languages")]
    [InlineData("checks", "CriminalRecord:2026-03-01:0", "checks")]
    [InlineData("checks", "CriminalRecord:2026-03-01:9", "checks")]
    [InlineData("checks", "CriminalRecord:2026-03-01:for=Fun", "checks")]
    [InlineData("approvals", "FosterHome:Approved:2021-03-01", "approvals")]
    [InlineData("members", "1 Bo Exempel", "members")]
    [InlineData("kin_tags", "19640823", "kin_tags")]
    [InlineData("hours_a_week", "3", "hours_a_week")]
    [InlineData("blocked_out", "2026-03-01..2026-03-01", "blocked_out")]
    [InlineData("week_slots", "mon-15", "week_slots")]
    [InlineData("capacity", "31", "capacity")]
    [InlineData("lat", "58.4108", "place")]
    [InlineData("municipality", "se-0582", "municipality")]
    public void VolunteerFaults_BrokenField_NamesIt(string column, string value, string expected)
    {
        var folder = new SampleFolder("ostergotland");
        var row = folder.Volunteers[0];
        row[column] = value;

        Assert.Contains(expected, RowChecker.VolunteerFaults(row, Codes(folder.Region.Members)));
    }

    [Theory]
    [InlineData("type", "Gardener", "type")]
    [InlineData("count", "21", "count")]
    [InlineData("start", "2026-10-31", "start")]
    [InlineData("decision_date", "2026-11-02", "decision_date")]
    [InlineData("languages_preferred", "en so ar", "languages")]
    [InlineData("qualifications_required", "pilot", "qualifications_required")]
    [InlineData("gender", "Man", "gender")]
    [InlineData("slots_needed", "5", "slots_needed")]
    [InlineData("week_slots_required", "mon-15", "week_slots_required")]
    [InlineData("client_reference", "19640823-3234", "client_reference")]
    [InlineData("contact_point", "", "case")]
    [InlineData("monthly_cost", "0", "monthly_cost")]
    public void NeedFaults_BrokenField_NamesIt(string column, string value, string expected)
    {
        var folder = new SampleFolder("ostergotland");
        var row = folder.Needs.First(n => n["type"] == "ContactPerson");
        row[column] = value;

        Assert.Contains(expected, RowChecker.NeedFaults(row, Codes(folder.Region.Members), folder.Region.AsOf));
    }

    private static IEnumerable<string> Faults(IEnumerable<Dictionary<string, string>> rows, Func<Dictionary<string, string>, IEnumerable<string>> check) =>
        rows.SelectMany(row => check(row).Select(fault => $"{row["external_key"]}: {fault}"));

    private static HashSet<string> Codes(IEnumerable<Contracts.Municipalities.MunicipalityProfile> profiles) => [.. profiles.Select(p => p.Code)];
}
