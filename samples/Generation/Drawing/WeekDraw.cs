namespace Matching.Samples.Generation.Drawing;

/// <summary>When people can, and when help is wanted.</summary>
internal static class WeekDraw
{
    public static readonly ulong Day = Blocks("mon tue wed thu fri", "08 12");
    public static readonly ulong Evening = Blocks("mon tue wed thu", "16");
    public static readonly ulong Weekend = Blocks("sat sun", "08 12 16");
    public static readonly ulong Night = Blocks("mon tue wed thu fri sat sun", "20");

    /// <summary>A weekend in another home: Friday afternoon to Sunday afternoon.</summary>
    public static readonly ulong WeekendStay = Blocks("fri", "16 20") | Blocks("sat", "08 12 16 20") | Blocks("sun", "08 12");

    /// <summary>A home to live in: after school and over night.</summary>
    public static readonly ulong LivingIn = Blocks("mon tue wed thu fri sat sun", "16 20");

    public static ulong Availability(LifeStage stage, bool home, Draw draw)
    {
        var (day, evening, weekend, night) = stage switch
        {
            LifeStage.Younger => (10, 55, 45, 12),
            LifeStage.MidLife => (6, 45, 45, 6),
            _ => (60, 35, 40, 5),
        };
        var slots = Some(Day, day, draw) | Some(Evening, evening, draw) | Some(Weekend, weekend, draw) | Some(Night, night, draw);
        if (home)
            slots |= Some(WeekendStay, 85, draw) | Some(LivingIn, 75, draw);
        return slots == 0 ? Evening : slots;
    }

    /// <summary>One to six blocks of the group.</summary>
    public static ulong Wish(ulong group, Draw draw)
    {
        var blocks = Bits(group).ToArray();
        return Enumerable.Range(0, draw.Between(1, 6)).Aggregate(0UL, (wish, _) => wish | draw.Pick(blocks));
    }

    /// <summary>One need in seven outside homes is for a fixed day of the week, a few for two.</summary>
    public static ImmutableArray<string> Required(ImmutableArray<string> wished, bool home, Draw draw)
    {
        if (home || !draw.Percent(14))
            return [];
        return [.. wished.Where((_, i) => i == 0 || draw.Percent(20)).Take(2)];
    }

    private static ulong Some(ulong group, int percent, Draw draw) =>
        Bits(group).Aggregate(0UL, (some, bit) => draw.Percent(percent) ? some | bit : some);

    private static IEnumerable<ulong> Bits(ulong mask)
    {
        for (; mask != 0; mask &= mask - 1)
            yield return mask & ~(mask - 1);
    }

    private static ulong Blocks(string days, string hours) =>
        WeekSlots.Mask(days.Split(' ').SelectMany(d => hours.Split(' ').Select(h => $"{d}-{h}")));
}
