namespace Matching.Samples.Generation.Drawing;

/// <summary>Languages, interests and qualifications of people, and the wishes for them.</summary>
internal static class SkillDraw
{
    // Percent of all volunteers, whatever they do.
    private static readonly (string Code, int Percent)[] Everyone =
        [("first-aid", 35), ("food-hygiene", 12), ("elderly-care", 15), ("lifesaver", 4)];

    public static ImmutableArray<string> Languages(Country country, Draw draw)
    {
        var spoken = country.Languages.Where(l => draw.Permille(l.Permille)).Select(l => l.Code).ToArray();
        return spoken.Length == 0 ? [country.Languages[0].Code] : Ordered(Vocabulary.Languages, spoken);
    }

    /// <summary>The country's language for eight of ten; one more for a third, more often required than preferred.</summary>
    public static (ImmutableArray<string> Required, ImmutableArray<string> Preferred) LanguageWishes(Country country, Draw draw)
    {
        var required = new List<string>();
        var preferred = new List<string>();
        if (draw.Percent(80))
            required.Add(country.Languages[0].Code);
        if (draw.Percent(33))
            (draw.Percent(55) ? required : preferred).Add(draw.Pick(country.WishedLanguages));
        if (draw.Percent(25))
            preferred.Add("en");
        return (Ordered(Vocabulary.Languages, required), Ordered(Vocabulary.Languages, preferred));
    }

    /// <summary>Three of five are what the assignment is often about.</summary>
    public static ImmutableArray<string> Interests(AssignmentTraits traits, int count, Draw draw) =>
        Ordered(Vocabulary.Interests, [.. Enumerable.Range(0, count).Select(_ => draw.Pick(draw.Percent(60) ? traits.Likes : Vocabulary.Interests.Codes))]);

    public static ImmutableArray<string> Qualifications(AssignmentTraits traits, Draw draw) =>
        Ordered(Vocabulary.Qualifications, Everyone.Concat(traits.Offers).Where(q => draw.Percent(q.Percent)).Select(q => q.Code).ToHashSet());

    public static ImmutableArray<string> QualificationWishes(AssignmentTraits traits, Draw draw) =>
        Ordered(Vocabulary.Qualifications, [.. traits.Asks.Where(q => draw.Percent(q.Percent)).Select(q => q.Code)]);

    private static ImmutableArray<string> Ordered(Vocabulary vocabulary, IReadOnlyCollection<string> codes) => [.. vocabulary.InMask(vocabulary.Mask(codes))];
}
