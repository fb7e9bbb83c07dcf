using Matching.Samples.Generation.Countries;
using static Matching.Samples.Generation.SharingScope;

namespace Matching.Samples.Generation.Plans;

/// <summary>
/// Six municipalities of the west coast that share methods and, with their neighbours, volunteers. Os has been a part of Bjørnafjorden
/// since 2020.
/// </summary>
internal static class Hordaland
{
    private const string Bergen = "4601", Bjornafjorden = "4624", Stord = "4614", Voss = "4621", Austrheim = "4632", Tysnes = "4616";
    private static readonly DateOnly First = new(2026, 1, 1), Last = new(2028, 1, 1);

    public static readonly RegionPlan Plan = new(
        "hordaland",
        "Hordaland: six municipalities with relatives and organisations",
        Norway.Country,
        new(2026, 11, 1),
        1,
        new(6030, 550),
        75,
        [
            new(Bergen, "Bergen", 6039, 532, 292_000, 300, "Byrådsavdeling for helse og omsorg Bergen"),
            new(Bjornafjorden, "Bjørnafjorden (Os)", 6019, 547, 26_000, 65, "Fritid og aktivitet Bjørnafjorden"),
            new(Stord, "Stord", 5978, 550, 19_000, 55, "Tildelingskontoret Stord"),
            new(Voss, "Voss", 6063, 642, 16_000, 50, "Tenestekontoret Voss", 96),
            new(Austrheim, "Austrheim", 6078, 494, 3_000, 24, "Helse og omsorg Austrheim"),
            new(Tysnes, "Tysnes", 6000, 553, 3_000, 24, "Helse og omsorg Tysnes", 96),
        ],
        [
            new("4627", "Askøy", 6040, 523, 30_000, 10, "Tildelingskontoret Askøy"),
            new("4631", "Alver", 6055, 530, 30_000, 8, "Tildelingskontoret Alver"),
        ],
        [
            .. Pairs.Mutual(Bergen, [Bjornafjorden, Austrheim], First, Last, Social, Free),
            .. Pairs.Mutual(Bergen, [Voss, Stord], First, Last, Homes),
            .. Pairs.Mutual(Bjornafjorden, Tysnes, First, Last, Social, Free),
            .. Pairs.Mutual(Stord, Tysnes, First, Last, Social, Free),
            new(Voss, Bjornafjorden, Homes, new(2024, 1, 1), new(2026, 1, 1)),
            new(Stord, Bjornafjorden, Social, new(2027, 1, 1), new(2029, 1, 1)),
        ]);
}
