using System.Text;
using System.Text.Json.Nodes;
using Matching.Contracts.Law;

namespace Matching.Contracts.Tests.Law;

/// <summary>Rules of municipalities' own, from a folder, and rules that are taken while the service runs.</summary>
public sealed class OwnLawTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 6, 1);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("matching-law-");

    public void Dispose() => folder.Delete(recursive: true);

    private static string Rule(string from, string source, string more = "", string country = "no") =>
        $$"""{"country": "{{country}}", "type": "Visitor", "from": "{{from}}", "regulated": false, "checks": [], "decisionDays": null, "clientConsentAge": 15, "source": "{{source}}"{{more}}}""";

    private void Write(string name, params string[] rules) => File.WriteAllText(Path.Combine(folder.FullName, $"{name}.law.json"), $"[\n{string.Join(",\n", rules)}\n]");

    private LawBook Read() => LawBook.FromFolder(folder.FullName);

    private static string? Source(LawBook book, string place, DateOnly day) => book.Find(place, AssignmentType.Visitor, day)?.Source;

    [Fact]
    public void Find_OwnRule_GoesBeforeTheCountrys_FromItsDayOn_InItsMunicipalitiesAlone()
    {
        Write("hordaland", Rule("2026-03-01", "own", """, "municipalities": ["no-4601", "no-4614"]"""));
        var book = Read();
        Assert.Equal("own", Source(book, "no-4601", Today));
        Assert.Equal("own", Source(book, "no-4614", Today));
        Assert.Equal(Source(LawBook.Default, "no", Today), Source(book, "no-4601", new(2026, 2, 28)));
        Assert.Equal(Source(LawBook.Default, "no", Today), Source(book, "no-4621", Today));
        Assert.Equal(Source(LawBook.Default, "no", Today), Source(book, "no", Today));
    }

    [Fact]
    public void FromFolder_RulesOfAWholeCountry_TakeThePlaceOfTheShippedOnes_OfThatCountryAlone()
    {
        Write("no", Rule("2020-01-01", "changed"));
        Assert.Equal("changed", Source(Read(), "no", Today));
        Assert.Null(Read().Find("no", AssignmentType.Relief, Today));
        Assert.Equal(Source(LawBook.Default, "se", Today), Source(Read(), "se", Today));
    }

    [Theory]
    [InlineData(""", "municipalities": ["se-0580"]""", "no-0580")]
    [InlineData(""", "municipalities": ["no-4601", "no-4601"]""", "once")]
    [InlineData(""", "decidedBy": " " """, "authority")]
    public void FromFolder_ImpossibleRule_SaysFileLineAndCure(string more, string cure)
    {
        Write("own", Rule("2020-01-01", "good"), Rule("2021-01-01", "bad", more));
        var fault = Assert.Throws<LawFileException>(Read);
        Assert.Equal(("own.law.json", 3L), (fault.File, fault.Line));
        Assert.Contains(cure, fault.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public void FromFolder_TwoFilesForTheSameMunicipality_AreRefused()
    {
        Write("a", Rule("2026-01-01", "a", """, "municipalities": ["no-4601"]"""));
        Write("b", Rule("2026-01-01", "b", """, "municipalities": ["no-4614", "no-4601"]"""));
        Assert.Equal(("b.law.json", 2L), Assert.Throws<LawFileException>(Read) is var fault ? (fault.File, fault.Line) : default);
    }

    [Fact]
    public void FromFolder_TooManyOrTooLargeFiles_AreRefused()
    {
        File.WriteAllBytes(Path.Combine(folder.FullName, "large.law.json"), new byte[LawBook.MaxFileBytes + 1]);
        Assert.Contains("Split", Assert.Throws<LawFileException>(Read).Cure, StringComparison.Ordinal);
        for (var i = 0; i <= LawBook.MaxFiles; i++)
            File.WriteAllText(Path.Combine(folder.FullName, $"{i}.law.json"), "[]");
        Assert.Contains($"{LawBook.MaxFiles}", Assert.Throws<LawFileException>(Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Take_ALaterRule_HoldsFromItsDay_AndOldDaysKeepTheirs()
    {
        Write("no", Rule("2020-01-01", "old"));
        var book = Read();
        Write("no", Rule("2020-01-01", "old", """, "until": "2026-07-01" """), Rule("2026-07-01", "new"));
        book.Take(Read(), Today);
        Assert.Equal("old", Source(book, "no", new(2026, 6, 30)));
        Assert.Equal("new", Source(book, "no", new(2026, 7, 1)));
    }

    [Theory]
    [InlineData("2020-01-01", "changed", "")]
    [InlineData("2020-01-01", "old", ", \"until\": \"2026-05-01\" ")]
    [InlineData("2020-01-02", "old", "")]
    [InlineData("2100-01-02", "old", "")]
    public void Take_AChangeOfWhatHoldsAlready_IsRefused_AndTheBookStaysAsItWas(string from, string source, string more)
    {
        // A rule that is still to come may change, so that the fault is in the third line.
        Write("no", Rule("2100-01-01", "new"), Rule("2020-01-01", "old"));
        var book = Read();
        Write("no", Rule("2100-01-01", "newer"), Rule(from, source, more));
        var fault = Assert.Throws<LawFileException>(() => book.Take(Read(), Today));
        Assert.Equal(("no.law.json", 3L), (fault.File, fault.Line));
        Assert.Contains("later from", fault.Cure, StringComparison.Ordinal);
        Assert.Equal("old", Source(book, "no", new(2020, 1, 1)));
    }

    /// <summary>One of a child's checks in the country's law is the least that a municipality's rule asks for, and so with each of its other terms.</summary>
    [Theory]
    [InlineData("", null)]
    [InlineData("\"decisionDays\": 15", null)]
    [InlineData("\"decisionDays\": 31", "30 days")]
    [InlineData("\"decisionDays\": null", "30 days")]
    [InlineData("\"decisionDays\": null, \"decisionMonths\": 1", "30 days")]
    [InlineData("\"clientConsentAge\": 12", null)]
    [InlineData("\"clientConsentAge\": 16", "15 at the most")]
    [InlineData("\"clientConsentAge\": null", "15 at the most")]
    [InlineData("\"regulated\": false, \"decisionDays\": null, \"waitingBands\": []", "regulated is true")]
    [InlineData("\"decidedBy\": \"Somebody else\"", "the municipality")]
    [InlineData("\"waitingBands\": [15, 20, 30]", null)]
    [InlineData("\"waitingBands\": [30]", "15, 30")]
    [InlineData("\"notifiableAbove\": 2", null)]
    [InlineData("\"notifiableAbove\": 4", "notifiableAbove is 3")]
    [InlineData("\"notifiableAbove\": null", "notifiableAbove is 3")]
    [InlineData("\"cap\": 16, \"capWithDispensation\": 20", "cap is 15")]
    [InlineData("\"cap\": 15, \"capWithDispensation\": 21", "capWithDispensation is 20")]
    [InlineData("\"cap\": 10, \"capWithDispensation\": null", null)]
    [InlineData("\"relativesFirst\": false", "relativesFirst")]
    [InlineData("\"authorityMayConsent\": true", "authorityMayConsent")]
    [InlineData("\"training\": [\"FirstAid\"]", "Pride")]
    [InlineData("\"checks\": []", "CriminalRecord")]
    [InlineData("\"checks\": [{\"kind\": \"CriminalRecord\", \"scope\": \"Household\", \"maxAgeMonths\": 2, \"newForEachPlacement\": true, \"beforeApproval\": true, \"endedBy\": [\"AddressChanged\", \"AdultJoined\"], \"responsible\": \"Municipality\", \"renewalDays\": 0}]", null)]
    [InlineData("\"checks\": [{\"kind\": \"CriminalRecord\", \"scope\": \"Household\", \"maxAgeMonths\": 4, \"newForEachPlacement\": true, \"beforeApproval\": true, \"endedBy\": [\"AddressChanged\"]}]", "maxAgeMonths 3")]
    [InlineData("\"checks\": [{\"kind\": \"CriminalRecord\", \"scope\": \"Household\", \"newForEachPlacement\": true, \"beforeApproval\": true, \"endedBy\": [\"AddressChanged\"]}]", "maxAgeMonths 3")]
    [InlineData("\"checks\": [{\"kind\": \"CriminalRecord\", \"maxAgeMonths\": 3, \"newForEachPlacement\": true, \"beforeApproval\": true, \"endedBy\": [\"AddressChanged\"]}]", "of the household")]
    [InlineData("\"checks\": [{\"kind\": \"CriminalRecord\", \"scope\": \"Household\", \"maxAgeMonths\": 3, \"newForEachPlacement\": true, \"beforeApproval\": true, \"endedBy\": [\"AddressChanged\"], \"childrenOnly\": true}]", "for adults too")]
    [InlineData("\"checks\": [{\"kind\": \"CriminalRecord\", \"scope\": \"Household\", \"maxAgeMonths\": 3, \"endedBy\": [\"AddressChanged\"]}]", "newForEachPlacement")]
    [InlineData("\"checks\": [{\"kind\": \"CriminalRecord\", \"scope\": \"Household\", \"maxAgeMonths\": 3, \"newForEachPlacement\": true, \"endedBy\": [\"AddressChanged\"]}]", "beforeApproval")]
    [InlineData("\"checks\": [{\"kind\": \"CriminalRecord\", \"scope\": \"Household\", \"maxAgeMonths\": 3, \"newForEachPlacement\": true, \"beforeApproval\": true, \"endedBy\": [\"AdultJoined\"]}]", "AddressChanged")]
    public void FromFolder_OwnRuleThatAsksForLess_SaysFileLineAndCure_MoreIsTaken(string changes, string? asked)
    {
        var country = JsonNode.Parse("""
            {"country": "no", "type": "Relief", "from": "2020-01-01", "regulated": true, "decisionDays": 30, "clientConsentAge": 15, "source": "s", "waitingBands": [15, 30], "notifiableAbove": 3,
             "cap": 15, "capWithDispensation": 20, "relativesFirst": true, "training": ["Pride"],
             "checks": [{"kind": "CriminalRecord", "scope": "Household", "maxAgeMonths": 3, "newForEachPlacement": true, "beforeApproval": true, "endedBy": ["AddressChanged"]}]}
            """)!.AsObject();
        var own = country.DeepClone().AsObject();
        foreach (var (member, value) in JsonNode.Parse($"{{{changes}}}")!.AsObject())
            own[member] = value?.DeepClone();
        (own["municipalities"], own["from"]) = (new JsonArray("no-4601"), "2024-01-01");
        Write("country", country.ToJsonString());
        Write("own", Rule("2026-01-01", "other", """, "municipalities": ["no-4601"]"""), own.ToJsonString());
        if (asked is null)
        {
            Assert.Equal(new(2024, 1, 1), Read().For("no-4601", AssignmentType.Relief, Today).From);
            return;
        }

        var fault = Assert.Throws<LawFileException>(Read);
        Assert.Equal(("own.law.json", 3L), (fault.File, fault.Line));
        Assert.Contains(asked, fault.Fault, StringComparison.Ordinal);
        Assert.Contains("country's rule", fault.Cure, StringComparison.Ordinal);
    }

    /// <summary>What was as strict as the country's law until that asked for more ends where it does.</summary>
    [Fact]
    public void FromFolder_CountryAsksForMoreFromADayOn_TheOwnRuleEndsThere()
    {
        string Country(string from, int age) => Rule(from, "country").Replace("\"clientConsentAge\": 15", $"\"clientConsentAge\": {age}", StringComparison.Ordinal);
        const string Own = """, "municipalities": ["no-4601"]""";
        Write("country", Country("2020-01-01", 15), Country("2027-01-01", 12));
        Write("own", Rule("2024-01-01", "own", Own));
        var fault = Assert.Throws<LawFileException>(Read);
        Assert.Equal(("own.law.json", 2L), (fault.File, fault.Line));
        Assert.Contains("until 2027-01-01", fault.Cure, StringComparison.Ordinal);
        Write("own", Rule("2024-01-01", "own", Own + """, "until": "2027-01-01" """));
        Assert.Equal(("own", "country"), (Source(Read(), "no-4601", new(2026, 12, 31)), Source(Read(), "no-4601", new(2027, 1, 1))));
    }

    [Fact]
    public void Shipped_NorwegianGuardian_IsDecidedByTheStatsforvalter_AndNothingElseIs() =>
        Assert.Equal(["no Guardian Statsforvalter"], LawBook.Default.All.Where(r => r.DecidedBy is not null).Select(r => $"{r.Country} {r.Type} {r.DecidedBy}"));

    [Fact]
    public void Parse_OfBytes_NeedsNoFolder() => Assert.Single(LawFile.Parse("x", Encoding.UTF8.GetBytes($"[{Rule("2020-01-01", "x")}]")));

    /// <summary>No municipality asks fewer children's volunteers than its country, and none lets the consent go.</summary>
    [Theory]
    [InlineData("\"childUnder\": 15, \"consent\": true", null)]
    [InlineData("\"childUnder\": 15, \"consent\": true, \"purposes\": [\"Children\"]", null)]
    [InlineData("\"childUnder\": 18, \"consent\": true", null)]
    [InlineData("\"consent\": true", null)]
    [InlineData("\"childUnder\": 14, \"consent\": true", "childUnder 15 at the least")]
    [InlineData("\"childUnder\": 15", "consent")]
    public void FromFolder_OwnAgeLimitAndConsent_AreAsStrictAsTheCountrys(string own, string? asked)
    {
        string Dk(string check) => Rule("2024-01-01", "s", check.Length == 0 ? "" : """, "municipalities": ["dk-0190"]""", "dk")
            .Replace("\"checks\": []", $"\"checks\": [{{\"kind\": \"ChildProtection\", \"childrenOnly\": true, {(check.Length == 0 ? "\"childUnder\": 15, \"consent\": true" : check)}}}]", StringComparison.Ordinal);
        Write("dk", Dk(""));
        Write("own", Dk(own));
        if (asked is null)
            Assert.Single(Read().For("dk-0190", AssignmentType.Visitor, Today).Checks);
        else
            Assert.Contains(asked, Assert.Throws<LawFileException>(Read).Fault, StringComparison.Ordinal);
    }
}
