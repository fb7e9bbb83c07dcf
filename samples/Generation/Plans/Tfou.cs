using Matching.Samples.Generation.Countries;

namespace Matching.Samples.Generation.Plans;

/// <summary>
/// The six municipalities of a survey, from Strand to Alta: too far apart to share anybody, so each is matched on its own in one
/// region. The plane suits their middle: distances east to west are a quarter too long in Alta and a seventh too short in the south.
/// </summary>
internal static class Tfou
{
    public static readonly RegionPlan Plan = new(
        "tfou",
        "TFoU: six municipalities of a survey, each for itself",
        Norway.Country,
        new(2026, 11, 1),
        1,
        new(6400, 1200),
        60,
        [
            new("1505", "Kristiansund", 6311, 773, 24_000, 90, "Frivilligsentralen Kristiansund"),
            new("5601", "Alta", 6997, 2327, 22_000, 80, "Tildelingskontoret Alta", 96),
            new("5037", "Levanger", 6375, 1130, 20_000, 75, "Frivilligkoordinator Levanger"),
            new("1130", "Strand", 5902, 604, 14_000, 55, "Tildelingskontoret Strand"),
            new("1824", "Vefsn", 6584, 1319, 13_000, 50, "Frivilligkoordinator Vefsn"),
            new("4030", "Nissedal", 5902, 852, 1_500, 24, "Helse og omsorg Nissedal", 120),
        ],
        [
            new("5038", "Verdal", 6379, 1148, 15_000, 6, "Tildelingskontoret Verdal"),
            new("1825", "Grane", 6558, 1338, 1_500, 4, "Helse og omsorg Grane"),
        ],
        []);
}
