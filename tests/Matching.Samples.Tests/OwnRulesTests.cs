using System.Text.Json.Nodes;
using Matching.Contracts.Credits;
using Matching.Contracts.Law;
using Matching.Contracts.Values;

namespace Matching.Samples.Tests;

/// <summary>Each region runs a law, a policy and terms of its own; a broken file is told with line and cure.</summary>
public sealed class OwnRulesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("matching-rules-");

    public static TheoryData<string> Regions => [.. SampleRegion.Shipped];

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Regions))]
    public void Region_OwnLaw_HoldsForItsMembersAlone_AndDiffersFromTheCountrys(string name)
    {
        var region = SampleRegion.Load(name);
        var own = LawBook.FromFolder(region.LawFolder!).All.Where(r => !r.Municipalities.IsEmpty).ToList();
        Assert.NotEmpty(own);
        Assert.All(own.SelectMany(r => r.Municipalities), code => Assert.Contains(code, region.Members.Select(m => m.Code)));
        Assert.All(own, rule =>
        {
            var country = LawBook.Default.For(rule.Country, rule.Type, region.AsOf);
            Assert.Equal(country.Regulated, rule.Regulated);
            Assert.True(!rule.Checks.SequenceEqual(country.Checks) || rule.DecisionDays != country.DecisionDays || rule.Training.Except(country.Training).Any(), $"{name}, {rule.Type}");
        });
    }

    [Fact]
    public void Regions_Policies_AreFiveDifferentOnes_AndTheOldVersionHeldBefore()
    {
        var regions = SampleRegion.Shipped.Select(SampleRegion.Load).ToList();
        Assert.Equal(5, regions.Select(r => (r.Definition.On(r.AsOf).Weights with { Version = 0 }, r.Definition.On(r.AsOf).Sharing)).Distinct().Count());
        Assert.All(regions, r => Assert.Equal((2, 1), (r.Definition.On(r.AsOf).Weights.Version, r.Definition.On(new(2025, 12, 31)).Weights.Version)));
    }

    /// <summary>Age against the clock is a priority: in every region waiting weighs, and past the clock more where the law has one for the region's needs.</summary>
    [Theory]
    [MemberData(nameof(Regions))]
    public void Region_Policy_WeighsWaiting_AndTheClockWhereTheLawHasOne(string name)
    {
        var region = SampleRegion.Load(name);
        var (weights, law) = (region.Definition.On(region.AsOf).Weights, LawBook.FromFolder(region.LawFolder!));
        var hasClock = Enum.GetValues<AssignmentType>().Any(type => law.CarryOutBy(region.Members[0].Code, type, region.AsOf) is not null);
        Assert.True(weights.PriorityPerWeek > 0);
        Assert.Equal(hasClock, weights.PastClockWeeks > 0);
    }

    [Theory]
    [MemberData(nameof(Regions))]
    public void Region_Terms_CoverEveryTypeInTheLocalWords_AndEveryNeedOfItFits(string name)
    {
        var sample = new SampleFolder(name);
        var policy = sample.Region.Members[0].Policy;
        Assert.All(Enum.GetValues<AssignmentType>(), type => Assert.NotNull(policy.TermsOf(type, sample.Region.AsOf)));
        Assert.All(sample.Needs, need =>
        {
            var terms = policy.TermsOf(Enum.Parse<AssignmentType>(need["type"]), sample.Region.AsOf)!;
            Assert.True(terms.Offered);
            Assert.InRange(SampleFolder.Int(need["monthly_cost"]), terms.MonthlyCostFrom ?? 0, terms.MonthlyCostTo ?? int.MaxValue);
        });
    }

    /// <summary>The eight assignment types in the words that the field uses in each country.</summary>
    public static TheoryData<AssignmentType, string[], string[], string[]> Words => new()
    {
        { AssignmentType.ContactPerson, ["kontaktperson"], ["støttekontakt", "fritidskontakt"], ["fast kontaktperson"] },
        { AssignmentType.ContactFamily, ["kontaktfamilj"], ["besøkshjem", "avlastning"], ["aflastningsfamilie"] },
        { AssignmentType.FosterHome, ["familjehem"], ["fosterhjem"], ["plejefamilie"] },
        { AssignmentType.EmergencyHome, ["jourhem"], ["beredskapshjem"], ["akutplejefamilie"] },
        { AssignmentType.Guardian, ["god man"], ["verge"], ["værge"] },
        { AssignmentType.Companion, ["ledsagare"], ["ledsager"], ["ledsager"] },
        { AssignmentType.Relief, ["avlösare"], ["avlaster"], ["afløser"] },
        { AssignmentType.Visitor, ["besöksvän"], ["besøksvenn"], ["besøgsven"] },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void Regions_Terms_NameEachTypeByTheWordOfItsCountry(AssignmentType type, string[] sweden, string[] norway, string[] denmark)
    {
        var countries = new Dictionary<string, string[]> { ["se"] = sweden, ["no"] = norway, ["dk"] = denmark };
        var regions = SampleRegion.Shipped.Select(SampleRegion.Load).ToList();
        Assert.Equal(countries.Keys.Order(StringComparer.Ordinal), regions.Select(r => r.Members[0].Code[..2]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(regions, r => Assert.All(r.Members, m => Assert.Contains(m.Policy.TermsOf(type, r.AsOf)!.Name, countries[m.Code[..2]])));
    }

    [Fact]
    public void Words_CoverEveryType() => Assert.Equal(Enum.GetValues<AssignmentType>(), Words.Select(row => (AssignmentType)row[0]));

    [Fact]
    public void Regions_Terms_DifferInWordsFollowUpsAndWhatIsOffered()
    {
        var terms = SampleRegion.Shipped.ToDictionary(r => r, r => SampleRegion.Load(r).Members[0].Policy);
        var words = terms.Values.Select(p => p.TermsOf(AssignmentType.ContactPerson, new(2026, 6, 1))!).ToList();
        Assert.Equal(["fast kontaktperson", "fritidskontakt", "kontaktperson", "støttekontakt"], words.Select(w => w.Name).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal([3, 4, 6], words.Select(w => w.FollowUpMonths).Distinct().Order());
        Assert.Equal(["ostergotland"], terms.Where(t => t.Value.TermsOf(AssignmentType.Guardian, new(2026, 6, 1))!.Offered).Select(t => t.Key));
    }

    [Theory]
    [InlineData("policy.json", "policies.1.from", "\"2020-01-01\"", "policies[1].from")]
    [InlineData("policy.json", "policies.1.weights.version", "0", "policies[1].weights.version")]
    [InlineData("policy.json", "policies.0.reason", "\"\"", "policies[0].reason")]
    [InlineData("policy.json", "policies.1.sharing.homeFirstPoints", "-1", "policies[1].sharing.homeFirstPoints")]
    [InlineData("policy.json", "policies.1.weights.kindness", "1", "policies[1].weights.kindness")]
    [InlineData("policy.json", "policies", "[]", "policies")]
    [InlineData("terms.json", "terms.2.monthlyCostFrom", "-1", "terms[2].monthlyCostFrom")]
    [InlineData("terms.json", "terms.2.followUpMonths", "7", "terms[2].followUpMonths")]
    [InlineData("terms.json", "terms.2.offerHoldHours", "0", "terms[2].offerHoldHours")]
    [InlineData("terms.json", "terms.2.name", "null", "terms[2].name")]
    [InlineData("terms.json", "terms.2.type", "\"Gardener\"", "terms[2].type")]
    [InlineData("terms.json", "terms.2.type", "\"ContactPerson\"", "terms[2].from")]
    public void Load_BrokenFile_NamesLineMemberAndCure(string file, string path, string value, string member)
    {
        var fault = Broken(file, json => Set(json, path.Split('.'), JsonNode.Parse(value)));
        Assert.Equal(member, fault.Member);
        Assert.NotEmpty(fault.Cure);
        Assert.True(fault.Line >= 1);
        Assert.EndsWith(file, fault.File, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Regions))]
    public void Region_OwnCredits_AreVersionTwoThisYear_AndTheShippedOnesBefore(string name)
    {
        var region = SampleRegion.Load(name);
        var rules = CreditRules.FromFolder(region.LawFolder!);
        var (before, now, shipped) = (rules.For(name, new(2025, 12, 1))!, rules.For(name, new(2026, 1, 1))!, CreditRules.Default.For(name, new(2026, 1, 1))!);
        Assert.Equal((1, 2), (before.Version, now.Version));
        Assert.Equal((Hours(shipped), shipped.MinDays), (Hours(before), before.MinDays));
        Assert.NotEqual((Hours(shipped), shipped.MinDays), (Hours(now), now.MinDays));
        Assert.Same(rules.For("elsewhere", new(2026, 1, 1)), rules.All.Single(r => r.Regions.IsEmpty));

        static string Hours(CreditRule rule) => string.Join(' ', rule.HoursPerMonth.OrderBy(h => h.Key));
    }

    [Fact]
    public void Load_BrokenCredits_NamesLineAndCure()
    {
        Copy();
        var path = Path.Combine(folder.FullName, "fureso.credits.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"version\": 2", "\"version\": 1", StringComparison.Ordinal));
        var fault = Assert.Throws<SampleRegionException>(() => SampleRegion.Load(folder.FullName));
        Assert.Equal((path, 3), (fault.File, fault.Line));
        Assert.Contains("version", fault.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_BrokenLaw_NamesLineAndCure()
    {
        Copy();
        var path = Path.Combine(folder.FullName, "fureso.law.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("dk-0190", "se-0580", StringComparison.Ordinal));
        var fault = Assert.Throws<SampleRegionException>(() => SampleRegion.Load(folder.FullName));
        Assert.Equal((path, 2), (fault.File, fault.Line));
        Assert.Contains("dk-0580", fault.Cure, StringComparison.Ordinal);
    }

    private SampleRegionException Broken(string file, Action<JsonNode> spoil)
    {
        Copy();
        var path = Path.Combine(folder.FullName, file);
        var json = JsonNode.Parse(File.ReadAllText(path))!;
        spoil(json);
        File.WriteAllText(path, json.ToString());
        return Assert.Throws<SampleRegionException>(() => SampleRegion.Load(folder.FullName));
    }

    private void Copy()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "samples", "fureso")))
            File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)), overwrite: true);
    }

    private static void Set(JsonNode json, string[] path, JsonNode? value)
    {
        foreach (var step in path[..^1])
            json = int.TryParse(step, out var index) ? json[index]! : json[step]!;
        json[path[^1]] = value;
    }

    /// <summary>Drammen and Fjell approve nobody without the course: most have done it, and whoever has not is still being assessed.</summary>
    [Fact]
    public void DrammenFjell_Courses_AreDoneByAllWhoAreApproved_AndMissingWhereTheAssessmentStillRuns()
    {
        var region = SampleRegion.Load("drammen-fjell");
        var law = LawBook.FromFolder(region.LawFolder!);
        var homes = new SampleFolder("drammen-fjell").Volunteers.SelectMany(v => v["approvals"].Split(' ').Select(a => (Home: v["municipality"], Said: a.Split(':')))).ToList();
        Assert.All(homes.Where(h => h.Said[1] == "Approved"), h => Assert.Empty(law.For(h.Home, Enum.Parse<AssignmentType>(h.Said[0]), region.AsOf).Training.Select(t => $"{t}").Except(h.Said[3..])));
        Assert.Contains(homes, h => h.Said is ["FosterHome", "Approved", ..]);
        Assert.Contains(homes, h => h.Said is ["FosterHome", not "Approved", ..] && !h.Said.Contains("Pride"));
    }
}
