using Matching.Samples.Generation.Countries;

namespace Matching.Samples.Generation.Plans;

/// <summary>One municipality with four kinds of volunteers: persons, two kinds of associations, communities.</summary>
internal static class Fureso
{
    public static readonly RegionPlan Plan = new(
        "fureso",
        "Furesø: one municipality, four kinds of volunteers",
        Denmark.Country,
        new(2026, 11, 1),
        1,
        new(5579, 1237),
        50,
        [new("0190", "Furesø", 5579, 1237, 42_000, 180, "Frivillighedskoordinatoren Furesø", SpreadPercent: 45)],
        [
            new("0240", "Egedal", 5576, 1219, 45_000, 6, "Frivilligcentret Egedal", SpreadPercent: 45),
            new("0201", "Allerød", 5587, 1236, 26_000, 6, "Frivilligcentret Allerød", SpreadPercent: 45),
        ],
        []);
}
