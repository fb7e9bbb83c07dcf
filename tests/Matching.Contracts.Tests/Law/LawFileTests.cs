using System.Text;
using Matching.Contracts.Law;

namespace Matching.Contracts.Tests.Law;

public sealed class LawFileTests
{
    private const string Good = """{"country": "se", "type": "Visitor", "from": "2020-01-01", "regulated": false, "checks": [], "decisionDays": null, "clientConsentAge": 15, "source": "a paragraph"}""";

    [Theory]
    [InlineData("\"se\"", "\"fi\"", "se, no or dk")]
    [InlineData("\"2020-01-01\"", "\"2020-01-01\", \"until\": \"2020-01-01\"", "later day")]
    [InlineData("\"a paragraph\"", "\" \"", "paragraph")]
    [InlineData("\"decisionDays\": null", "\"decisionDays\": 90", "regulated")]
    [InlineData("\"clientConsentAge\": 15", "\"clientConsentAge\": 0", "1 to 120")]
    [InlineData("[]", "[{\"kind\": \"CriminalRecord\", \"maxAgeMonths\": 0}]", "1 to 120")]
    [InlineData("[]", "[{\"kind\": \"CriminalRecord\"}, {\"kind\": \"CriminalRecord\"}]", "one entry")]
    [InlineData("\"a paragraph\"", "\"a\", \"cap\": 15, \"capWithDispensation\": 14", "from cap")]
    [InlineData("\"a paragraph\"", "\"a\", \"waitingBands\": [30, 15]", "regulated")]
    [InlineData("\"Visitor\"", "\"Uncle\"", "$.type")]
    [InlineData("\"a paragraph\"", "\"a\", \"surprise\": 1", "surprise")]
    public void Parse_BadRule_SaysLineAndCure(string part, string broken, string cure)
    {
        var text = $"[\n  {Good},\n  {Good.Replace("2020-01-01", "2021-01-01", StringComparison.Ordinal).Replace(part == "\"2020-01-01\"" ? "\"2021-01-01\"" : part, broken, StringComparison.Ordinal)}\n]";
        var fault = Assert.Throws<LawFileException>(() => LawFile.Parse("se.law.json", Encoding.UTF8.GetBytes(text)));
        Assert.Equal(3, fault.Line);
        Assert.Contains(cure, fault.Cure, StringComparison.Ordinal);
        Assert.Contains("se.law.json, line 3", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_SameRuleTwice_IsRefusedInTheSecondLine()
    {
        var fault = Assert.Throws<LawFileException>(() => LawFile.Parse("se.law.json", Encoding.UTF8.GetBytes($"[\n{Good},\n{Good}\n]")));
        Assert.Equal(3, fault.Line);
    }

    [Fact]
    public void FromFolder_WithoutFiles_SaysWhatToDo() =>
        Assert.Contains("one file a country", Assert.Throws<LawFileException>(() => LawBook.FromFolder("no-such-folder")).Cure, StringComparison.Ordinal);

    [Fact]
    public void Find_AfterUntil_NoRule_AndTheNewVersionLeavesOldDaysAlone()
    {
        var old = LawFile.Parse("old", Encoding.UTF8.GetBytes($"[{Good}]"))[0];
        var book = new LawBook([old with { Until = new(2025, 1, 1) }, old with { From = new(2026, 1, 1), Source = "new" }]);
        Assert.Equal("a paragraph", book.For("se", AssignmentType.Visitor, new(2024, 12, 31)).Source);
        Assert.Null(book.Find("se", AssignmentType.Visitor, new(2025, 1, 1)));
        Assert.Equal("new", book.For("se", AssignmentType.Visitor, new(2026, 1, 1)).Source);
    }

    [Fact]
    public void Shipped_RulesOfTheThreeCountries_AreThoseOfTheLaw()
    {
        var day = new DateOnly(2026, 6, 1);
        var norway = LawBook.Default.For("no", AssignmentType.FosterHome, day);
        Assert.All(norway.Checks, c => Assert.Equal((3, CheckScope.Household, true), (c.MaxAgeMonths, c.Scope, c.NewForEachPlacement)));
        Assert.Equal([(0, 0), (15, 0), (16, 1), (30, 1), (31, 2)], Enumerable.Range(0, 32).Where(d => d is 0 or 15 or 16 or 30 or 31).Select(d => (d, norway.Band(d))));
        var guardian = LawBook.Default.For("se", AssignmentType.Guardian, day);
        Assert.Equal((15, 30), (guardian.CapFor(dispensation: false), guardian.CapFor(dispensation: true)));
        Assert.Equal([CheckKind.CriminalRecord, CheckKind.Enforcement, CheckKind.SocialRegister], guardian.Checks.Select(c => c.Kind));
        Assert.Equal(12, LawBook.Default.For("se", AssignmentType.Relief, day).ChecksFor(child: true).Max(c => c.MaxAgeMonths));
        Assert.All(LawBook.Default.For("dk", AssignmentType.ContactPerson, day).Checks, c => Assert.Equal((null, 24), (c.MaxAgeMonths, c.RepeatMonths)));
        Assert.True(LawBook.Default.For("se", AssignmentType.FosterHome, day) is { NotifiableAbove: 3, RelativesFirst: true, ClientConsentAge: 15 });
    }
}
