using Matching.Samples.Generation.Countries;
using static Matching.Samples.Generation.SharingScope;

namespace Matching.Samples.Generation.Plans;

/// <summary>
/// The ten municipalities that recruit together, and the county's other three. The two cities share with nearly everyone, neighbours
/// with each other; the far ends of the county share nothing. One agreement has ended, one ends soon, one has not begun.
/// </summary>
internal static class Ostergotland
{
    private const string Linkoping = "0580", Norrkoping = "0581", Motala = "0583", Mjolby = "0586", Finspang = "0562";
    private const string Atvidaberg = "0561", Kinda = "0513", Valdemarsvik = "0563", Vadstena = "0584", Boxholm = "0560";
    private static readonly DateOnly First = new(2026, 1, 1), Last = new(2028, 1, 1), EarlierFirst = new(2025, 7, 1), EarlierLast = new(2027, 7, 1);

    public static readonly RegionPlan Plan = new(
        "ostergotland",
        "Östergötland: ten municipalities share their volunteers",
        Sweden.Country,
        new(2026, 11, 1),
        2,
        new(5840, 1560),
        500,
        [
            new(Linkoping, "Linköping", 5841, 1562, 168_035, 1_260, "Uppdragstagarenheten Linköping"),
            new(Norrkoping, "Norrköping", 5859, 1619, 144_980, 1_087, "Kontakt- och familjehemsenheten Norrköping"),
            new(Motala, "Motala", 5854, 1504, 43_505, 326, "Socialförvaltningen Motala"),
            new(Mjolby, "Mjölby", 5833, 1512, 28_695, 215, "Omsorgs- och socialförvaltningen Mjölby"),
            new(Finspang, "Finspång", 5871, 1577, 21_623, 162, "Sektor social omsorg Finspång", 96),
            new(Atvidaberg, "Åtvidaberg", 5820, 1600, 11_467, 86, "Socialkontoret Åtvidaberg"),
            new(Kinda, "Kinda", 5799, 1563, 9_957, 75, "Socialförvaltningen Kinda", 96),
            new(Valdemarsvik, "Valdemarsvik", 5820, 1660, 7_525, 56, "Sektor stöd och omsorg Valdemarsvik", 120),
            new(Vadstena, "Vadstena", 5845, 1489, 7_490, 56, "Socialförvaltningen Vadstena"),
            new(Boxholm, "Boxholm", 5820, 1505, 5_517, 41, "Socialkontoret Boxholm", 48),
        ],
        [
            new("0582", "Söderköping", 5848, 1632, 14_789, 14, "Socialförvaltningen Söderköping"),
            new("0509", "Ödeshög", 5823, 1465, 5_237, 7, "Socialkontoret Ödeshög"),
            new("0512", "Ydre", 5782, 1527, 3_626, 5, "Socialkontoret Ydre"),
        ],
        [
            .. Pairs.Mutual(Linkoping, Norrkoping, First, Last, Social, Guardians, Free),
            .. Pairs.Mutual(Linkoping, [Motala, Mjolby, Finspang, Atvidaberg, Kinda, Vadstena, Boxholm], First, Last, Social),
            .. Pairs.Mutual(Linkoping, [Mjolby, Atvidaberg, Kinda], EarlierFirst, EarlierLast, Guardians),
            .. Pairs.Mutual(Linkoping, [Motala, Mjolby, Atvidaberg, Kinda], EarlierFirst, EarlierLast, Free),
            .. Pairs.Mutual(Linkoping, Valdemarsvik, First, Last, Homes),
            .. Pairs.Mutual(Norrkoping, [Finspang, Valdemarsvik, Atvidaberg], First, Last, Social, Free),
            .. Pairs.Mutual(Norrkoping, [Finspang, Valdemarsvik], EarlierFirst, EarlierLast, Guardians),
            .. Pairs.Mutual(Norrkoping, [Motala, Mjolby], First, Last, Homes),
            .. Pairs.Mutual(Motala, [Vadstena, Mjolby], First, Last, Social, Free),
            .. Pairs.Mutual(Motala, Vadstena, EarlierFirst, EarlierLast, Guardians),
            .. Pairs.Mutual(Mjolby, [Vadstena, Boxholm], First, Last, Social, Free),
            .. Pairs.Mutual(Mjolby, Boxholm, First, Last, Guardians),
            .. Pairs.Mutual(Atvidaberg, [Kinda, Valdemarsvik], EarlierFirst, EarlierLast, Social),
            .. Pairs.Mutual(Vadstena, Boxholm, First, Last, Homes),
            new(Finspang, Motala, Social, EarlierFirst, new(2026, 12, 1)),
            new(Motala, Finspang, Social, new(2024, 7, 1), new(2026, 7, 1)),
            .. Pairs.Mutual(Kinda, Boxholm, new(2027, 1, 1), new(2029, 1, 1), Social),
        ]);
}
