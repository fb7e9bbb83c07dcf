using Matching.Contracts.Values;

namespace Matching.EndToEnd.Tests.Support;

/// <summary>Requests that are good unless a test changes them.</summary>
internal static class Bodies
{
    public const string Name = "Invented Person";

    private static readonly DateOnly Today = CivilDay.Of(TimeProvider.System.GetUtcNow());

    public static object Municipality(string name) => new { name, seat = new { latitude = 58.41, longitude = 15.62 }, contactPoint = "Volunteer office", regions = new[] { "test" } };

    public static object Region(params string[] members) => new { title = "Test region", members, centre = new { latitude = 58.41, longitude = 15.62 }, poolShards = 2 };

    public static object Agreement(string receiving) =>
        new { receiving, types = new[] { "visitor" }, quota = 100_000, from = Today.AddDays(-30), to = Today.AddYears(1) };

    public static object Volunteer(int capacity = 1, int experience = 0) => new
    {
        person = new { name = Name },
        gender = "female",
        home = new { latitude = 58.41, longitude = 15.62 },
        maxTravelKm = 40,
        types = new[] { "visitor" },
        approvals = new[] { new { type = "visitor", stage = "approved", since = Today.AddDays(-30) } },
        languages = new[] { "sv" },
        weekSlots = new[] { "mon-16", "tue-16" },
        experience,
        capacity,
        sharedOutsideHome = true,
    };

    public static object Need(int count = 1) => new
    {
        type = "visitor",
        place = new { latitude = 58.41, longitude = 15.62 },
        count,
        start = Today.AddDays(14),
        languagesRequired = new[] { "sv" },
        weekSlots = new[] { "mon-16" },
        slotsNeeded = 1,
        @case = new { clientReference = "T-1", contactPoint = "Volunteer office", monthlyCost = 0 },
    };
}
