namespace Matching.Grains.State;

/// <summary>Refuses codes that no column has a bit for: silently dropping one would change who is eligible.</summary>
internal static class Codes
{
    public static Problem? Unknown(ImmutableArray<string> codes, Vocabulary vocabulary, string field) =>
        codes.All(vocabulary.Contains)
            ? null
            : new(ProblemCode.Invalid, $"A code is not in the {vocabulary.Name} list.", field, $"Use: {string.Join(' ', vocabulary.Codes)}.");

    public static Problem? UnknownSlot(ImmutableArray<string> slots) =>
        slots.All(s => WeekSlots.TryParseSlot(s, out _))
            ? null
            : new(ProblemCode.Invalid, "A week slot is not a day and an hour.", "weekSlots", "Write mon-16: a day, and 00, 04, 08, 12, 16 or 20.");
}
