using System.Globalization;

namespace Matching.Contracts.Tests.Values;

public sealed class CivilDayTests
{
    [Theory]
    [InlineData("2026-06-30T21:59:59Z", "2026-06-30")]
    [InlineData("2026-06-30T22:00:00Z", "2026-07-01")]
    [InlineData("2026-01-31T22:59:59Z", "2026-01-31")]
    [InlineData("2026-01-31T23:00:00Z", "2026-02-01")]
    [InlineData("2026-03-28T22:30:00Z", "2026-03-28")]
    [InlineData("2026-03-29T22:30:00Z", "2026-03-30")]
    [InlineData("2026-10-24T22:30:00Z", "2026-10-25")]
    [InlineData("2026-10-25T22:30:00Z", "2026-10-25")]
    [InlineData("2027-02-28T23:30:00Z", "2027-03-01")]
    public void Of_AboutMidnight_IsTheDayOnTheWall(string moment, string day) =>
        Assert.Equal(DateOnly.Parse(day, CultureInfo.InvariantCulture), CivilDay.Of(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture)));

    /// <summary>Hour by hour through six years, where the machine knows the rules of the zone.</summary>
    [Fact]
    public void Of_EveryHour_IsThatOfStockholm()
    {
        Assert.True(TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Stockholm", out var zone), "No time zones are installed.");
        for (var moment = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero); moment.Year < 2030; moment += TimeSpan.FromHours(1))
            Assert.Equal(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime), CivilDay.Of(moment));
    }

    [Fact]
    public void Begins_EveryDay_IsItsFirstMoment()
    {
        for (var day = new DateOnly(2024, 1, 1); day.Year < 2030; day = day.AddDays(1))
        {
            Assert.Equal(day, CivilDay.Of(CivilDay.Begins(day)));
            Assert.Equal(day.AddDays(-1), CivilDay.Of(CivilDay.Begins(day).AddTicks(-1)));
        }
    }
}
