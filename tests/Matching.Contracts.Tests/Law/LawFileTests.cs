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
    [InlineData("\"decisionDays\": null", "\"decisionDays\": null, \"decisionMonths\": 3", "regulated")]
    [InlineData("false", "true, \"decisionMonths\": 121", "1 to 120 months")]
    [InlineData("false, \"checks\": [], \"decisionDays\": null", "true, \"checks\": [], \"decisionDays\": 90, \"decisionMonths\": 3", "as the law says it")]
    [InlineData("\"clientConsentAge\": 15", "\"clientConsentAge\": 0", "1 to 120")]
    [InlineData("[]", "[{\"kind\": \"CriminalRecord\", \"maxAgeMonths\": 0}]", "1 to 120")]
    [InlineData("[]", "[{\"kind\": \"CriminalRecord\"}, {\"kind\": \"CriminalRecord\"}]", "one entry")]
    [InlineData("[]", "[{\"kind\": \"ChildProtection\", \"childrenOnly\": true, \"childUnder\": 19}]", "1 to 18")]
    [InlineData("[]", "[{\"kind\": \"ChildProtection\", \"childUnder\": 15}]", "childrenOnly")]
    [InlineData("[]", "[{\"kind\": \"CriminalRecord\", \"purposes\": [\"Full\"]}]", "Children")]
    [InlineData("[]", "[{\"kind\": \"CriminalRecord\", \"purposes\": [\"School\", \"School\"]}]", "Children")]
    [InlineData("[]", "[{\"kind\": \"CriminalRecord\", \"purposes\": [\"School\"]}, {\"kind\": \"ChildProtection\", \"purposes\": [\"Children\"]}]", "same purposes")]
    [InlineData("[]", "[{\"kind\": \"CriminalRecord\", \"purposes\": [\"School\"]}, {\"kind\": \"CriminalRecord\", \"maxAgeMonths\": 3, \"childrenOnly\": true}]", "as young")]
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

    /// <summary>Three calendar months are 89 to 92 days; Norway's clock and free volunteering are as the law has them.</summary>
    [Theory]
    [InlineData("se-0580", AssignmentType.ContactPerson, "2026-01-10", "2026-04-10")]
    [InlineData("se-0580", AssignmentType.ContactPerson, "2026-02-01", "2026-05-01")]
    [InlineData("se-0580", AssignmentType.FosterHome, "2026-07-01", "2026-10-01")]
    [InlineData("se-0580", AssignmentType.Relief, "2025-11-30", "2026-02-28")]
    [InlineData("se-0580", AssignmentType.Relief, "2027-11-30", "2028-02-29")]
    [InlineData("se-0580", AssignmentType.Guardian, "2026-01-10", null)]
    [InlineData("no-4601", AssignmentType.Relief, "2026-01-31", "2026-03-02")]
    [InlineData("dk-0190", AssignmentType.Relief, "2026-01-31", null)]
    [InlineData("se-0580", AssignmentType.Visitor, "2026-01-31", null)]
    [InlineData("se-0580", AssignmentType.Relief, "1999-12-31", null)]
    [InlineData("se-0580", AssignmentType.Relief, null, null)]
    public void CarryOutBy_Shipped_IsTheLastDayInTime(string municipality, AssignmentType type, string? decided, string? last) =>
        Assert.Equal(Day(last), LawBook.Default.CarryOutBy(municipality, type, Day(decided)));

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void Shipped_RulesOfTheThreeCountries_AreThoseOfTheLaw()
    {
        var day = new DateOnly(2026, 6, 1);
        var norway = LawBook.Default.For("no", AssignmentType.FosterHome, day);
        Assert.All(norway.Checks, c => Assert.Equal((3, CheckScope.Household, true), (c.MaxAgeMonths, c.Scope, c.NewForEachPlacement)));
        Assert.Equal([(0, 0), (15, 0), (16, 16), (30, 16), (31, 31)], Enumerable.Range(0, 32).Where(d => d is 0 or 15 or 16 or 30 or 31).Select(d => (d, norway.Band(d).From)));
        var guardian = LawBook.Default.For("se", AssignmentType.Guardian, day);
        Assert.Equal((15, 30), (guardian.CapFor(dispensation: false), guardian.CapFor(dispensation: true)));
        Assert.Equal([CheckKind.CriminalRecord, CheckKind.Enforcement, CheckKind.SocialRegister], guardian.Checks.Select(c => c.Kind));
        Assert.Equal(12, LawBook.Default.For("se", AssignmentType.Relief, day).ChecksFor(child: true).Max(c => c.MaxAgeMonths));
        Assert.All(LawBook.Default.For("dk", AssignmentType.ContactPerson, day).Checks, c => Assert.Equal((null, 24), (c.MaxAgeMonths, c.RepeatMonths)));
        Assert.True(LawBook.Default.For("se", AssignmentType.FosterHome, day) is { NotifiableAbove: 3, RelativesFirst: true, ClientConsentAge: 15, AuthorityMayConsent: true });
        Assert.False(LawBook.Default.For("se", AssignmentType.ContactPerson, day).AuthorityMayConsent);
        Assert.All(LawBook.Default.For("se", AssignmentType.FosterHome, day).Checks, c => Assert.Equal([CheckPurpose.FosterHome], c.Purposes.AsEnumerable()));
        Assert.Equal([AssignmentType.FosterHome, AssignmentType.EmergencyHome], Enum.GetValues<AssignmentType>().Where(type => LawBook.Default.For("se", type, day).Checks.Any(c => c.BeforeApproval)).Order());
        Assert.All(LawBook.Default.For("se", AssignmentType.EmergencyHome, day).Checks, c => Assert.True(c is { BeforeApproval: true, Scope: CheckScope.Household }));
        Assert.Equal(CheckPurpose.DisabledChildren, Assert.Single(LawBook.Default.For("se", AssignmentType.Relief, day).Checks.SelectMany(c => c.Purposes)));
        foreach (var type in Enum.GetValues<AssignmentType>().Where(t => t != AssignmentType.Guardian))
            Assert.Equal((15, true), Assert.Single(LawBook.Default.For("dk", type, day).Checks, c => c.Kind == CheckKind.ChildProtection) is var attest ? (attest.ChildUnder, attest.Consent) : default);
    }

    /// <summary>What is said of a child's age asks for the same checks as the age itself.</summary>
    [Fact]
    public void ChildUnder_EveryAge_DividesAgesAsTheChecksDo()
    {
        var rule = LawBook.Default.For("dk", AssignmentType.Relief, new(2026, 6, 1));
        rule = rule with { Checks = [.. rule.Checks, new(CheckKind.CriminalRecord) { ChildrenOnly = true, ChildUnder = 12 }, new(CheckKind.Enforcement) { ChildrenOnly = true }, new(CheckKind.SocialRegister)] };
        for (var age = 0; age < 18; age++)
            Assert.Equal(rule.Checks.Where(c => c.ChildUnder is null || age < c.ChildUnder), rule.ChecksFor(child: true, rule.ChildUnder(age)));
        Assert.Equal([12, 15, 18], Enumerable.Range(0, 18).Select(age => rule.ChildUnder(age)!.Value).Distinct());
        Assert.Equal(rule.Checks, rule.ChecksFor(child: true, childUnder: null));
        Assert.Equal([CheckKind.SocialRegister], rule.ChecksFor(child: false, rule.ChildUnder(null)).Select(c => c.Kind));
    }
}
