using System.Text;
using Matching.Contracts.Credits;
using Matching.Contracts.Law;

namespace Matching.Contracts.Tests.Credits;

public sealed class CreditRulesTests : IDisposable
{
    private const string Good = """{"from": "2020-01-01", "version": 1, "minDays": 1, "hoursPerMonth": {"Visitor": 8}, "source": "the members", "regions": ["east"]}""";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("matching-credits-");

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>The shipped rule is what was built in before there were files.</summary>
    [Fact]
    public void Default_IsAMonthBegun_ByTheUsualHours()
    {
        var rule = Assert.Single(CreditRules.Default.All);
        Assert.Equal((1, 1, new DateOnly(2020, 1, 1)), (rule.Version, rule.MinDays, rule.From));
        Assert.Equal([15, 60, 720, 720, 8, 15, 20, 8], Enum.GetValues<AssignmentType>().Select(type => rule.HoursPerMonth[type]));
        Assert.Null(CreditRules.Default.For("east", new(2019, 12, 1)));
    }

    [Theory]
    [InlineData("\"2021-01-01\"", "\"2021-01-02\"", "2026-01-01")]
    [InlineData("\"version\": 2", "\"version\": 0", "from 1")]
    [InlineData("\"version\": 2", "\"version\": 1", "both from and version")]
    [InlineData("\"2021-01-01\"", "\"2020-01-01\"", "both from and version")]
    [InlineData("\"minDays\": 1", "\"minDays\": 0", "28")]
    [InlineData("\"minDays\": 1", "\"minDays\": 29", "28")]
    [InlineData("8}", "745}", "744")]
    [InlineData("8}", "-1}", "744")]
    [InlineData("{\"Visitor\": 8}", "{}", "ContactPerson")]
    [InlineData("\"Visitor\"", "\"Uncle\"", "$.hoursPerMonth")]
    [InlineData("\"the members\"", "\" \"", "who decided it")]
    [InlineData("[\"east\"]", "[\"east\", \"east\"]", "Name each once")]
    [InlineData("\"minDays\"", "\"minimumDays\"", "minimumDays")]
    public void Parse_BadRule_SaysLineAndCure(string part, string broken, string cure)
    {
        var later = Good.Replace("2020", "2021", StringComparison.Ordinal).Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal);
        Assert.Contains(part, later, StringComparison.Ordinal);
        var text = $"[\n  {Good},\n  {later.Replace(part, broken, StringComparison.Ordinal)}\n]";
        var fault = Assert.Throws<LawFileException>(() => CreditRules.Parse("own.credits.json", Encoding.UTF8.GetBytes(text)));
        Assert.Equal(("own.credits.json", 3), (fault.File, fault.Line));
        Assert.Contains(cure, fault.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public void FromFolder_RegionsOwnRule_GoesBeforeTheOthers_AndOneForAllReplacesTheShipped()
    {
        Assert.Equal(1, CreditRules.FromFolder(folder.FullName).For("east", new(2026, 1, 1))!.Version);
        Write("east", Good.Replace("\"version\": 1", "\"version\": 7", StringComparison.Ordinal));
        var rules = CreditRules.FromFolder(folder.FullName);
        Assert.Equal((7, 1), (rules.For("east", new(2026, 1, 1))!.Version, rules.For("west", new(2026, 1, 1))!.Version));
        Write("all", Good.Replace("[\"east\"]", "[]", StringComparison.Ordinal).Replace("2020", "2024", StringComparison.Ordinal).Replace("\"version\": 1", "\"version\": 3", StringComparison.Ordinal));
        rules = CreditRules.FromFolder(folder.FullName);
        Assert.Equal((7, 3, null), (rules.For("east", new(2026, 1, 1))!.Version, rules.For("west", new(2026, 1, 1))!.Version, rules.For("west", new(2023, 12, 1))));
    }

    private void Write(string name, params string[] rules) => File.WriteAllText(Path.Combine(folder.FullName, $"{name}.credits.json"), $"[\n{string.Join(",\n", rules)}\n]");
}
