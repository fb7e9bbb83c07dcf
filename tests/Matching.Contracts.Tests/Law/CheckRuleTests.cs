using Matching.Contracts.Law;

namespace Matching.Contracts.Tests.Law;

public sealed class CheckRuleTests
{
    /// <summary>A check holds for a start exactly up to its last day, whatever the lengths of the months between.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(24)]
    public void LastDay_EveryDayOfFiveYears_IsTheLastThatMadeSinceAccepts(int months)
    {
        var rule = new CheckRule(CheckKind.CriminalRecord) { MaxAgeMonths = months, RenewalDays = 30 };
        for (var made = new DateOnly(2023, 1, 1); made < new DateOnly(2028, 1, 1); made = made.AddDays(1))
        {
            var last = rule.LastDay(made)!.Value;
            Assert.True(rule.MadeSince(last) <= made && rule.MadeSince(last.AddDays(1)) > made, $"{made:O} + {months}: {last:O}");
            Assert.Equal(last.AddDays(-30), rule.RenewFrom(made));
        }
    }

    [Fact]
    public void LastDay_CheckThatDoesNotAge_HasNone_AndIsRepeatedWhereThatIsPractice()
    {
        var rule = new CheckRule(CheckKind.ChildProtection);
        Assert.Null(rule.LastDay(new(1990, 1, 1)));
        Assert.Null(rule.RenewFrom(new(1990, 1, 1)));
        Assert.Equal(new DateOnly(1991, 12, 2), (rule with { RepeatMonths = 24, RenewalDays = 30 }).RenewFrom(new(1990, 1, 1)));
    }
}
