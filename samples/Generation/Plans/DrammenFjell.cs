using Matching.Samples.Generation.Countries;
using static Matching.Samples.Generation.SharingScope;

namespace Matching.Samples.Generation.Plans;

/// <summary>
/// Two very different municipalities that build one model, a day's journey apart: they agree on homes only, and distance stands in the
/// way of nearly all. Fjell has been a part of Øygarden since 2020.
/// </summary>
internal static class DrammenFjell
{
    private const string Drammen = "3301", Oygarden = "4626";

    public static readonly RegionPlan Plan = new(
        "drammen-fjell",
        "Drammen and Fjell: one model in a town and on the islands",
        Norway.Country,
        new(2026, 11, 1),
        1,
        new(6005, 766),
        45,
        [
            new(Drammen, "Drammen", 5974, 1020, 104_000, 200, "Frivillighetskoordinator Drammen"),
            new(Oygarden, "Øygarden (Fjell)", 6036, 512, 40_000, 90, "Frivillighetskoordinator Øygarden", 96),
        ],
        [
            new("3312", "Lier", 5979, 1025, 29_000, 8, "Tjenestekontoret Lier"),
            new("4627", "Askøy", 6040, 523, 30_000, 6, "Tildelingskontoret Askøy"),
        ],
        [.. Pairs.Mutual(Drammen, Oygarden, new(2026, 1, 1), new(2028, 1, 1), Homes)]);
}
