using Matching.Contracts.Law;

namespace Matching.Contracts.Tests.Law;

public sealed class LawBookTests
{
    private static readonly LawRule Old = new("se", AssignmentType.Visitor, new(2020, 1, 1), false, [], null, null, "old");
    private static readonly LawRule Changed = Old with { From = new(2026, 7, 1), Checks = [new(CheckKind.CriminalRecord)], Source = "new" };

    [Theory]
    [InlineData("2020-01-01", "old")]
    [InlineData("2026-06-30", "old")]
    [InlineData("2026-07-01", "new")]
    [InlineData("2040-01-01", "new")]
    public void For_Date_IsTheRuleInForceThen(string date, string expected)
    {
        var day = DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(expected, new LawBook([Old, Changed]).For("se", AssignmentType.Visitor, day).Source);
        Assert.Equal(expected, new LawBook([Changed, Old]).For("se", AssignmentType.Visitor, day).Source);
    }

    [Fact]
    public void For_NoRule_SaysWhichIsMissing()
    {
        var book = new LawBook([Old]);
        Assert.Null(book.Find("se", AssignmentType.Visitor, new(2019, 12, 31)));
        Assert.Null(book.Find("no", AssignmentType.Visitor, new(2026, 1, 1)));
        var fault = Assert.Throws<KeyNotFoundException>(() => book.For("se", AssignmentType.Guardian, new(2026, 1, 1)));
        Assert.Contains("se, Guardian, 2026-01-01", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Default_CoversEveryTypeInEveryCountry_WithASource()
    {
        foreach (var country in new[] { "se", "no", "dk" })
        {
            foreach (var type in Enum.GetValues<AssignmentType>())
            {
                var rule = LawBook.Default.For(country, type, new(2026, 1, 1));
                Assert.NotEmpty(rule.Source);
                Assert.Equal(type != AssignmentType.Visitor, rule.Regulated);
                Assert.True(rule.Regulated || rule.CarryOutBy(new(2026, 1, 1)) is null);
            }
        }
    }
}
