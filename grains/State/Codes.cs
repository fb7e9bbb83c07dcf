namespace Matching.Grains.State;

/// <summary>Refuses codes that no column has a bit for: silently dropping one would change who is eligible.</summary>
internal static class Codes
{
    public static Problem? Unknown(ImmutableArray<string> codes, Vocabulary vocabulary, string field) =>
        !codes.IsDefault && codes.All(c => c is not null && vocabulary.Contains(c))
            ? null
            : new(ProblemCode.Invalid, $"The list is missing, or a code is not in the {vocabulary.Name} list.", field, $"Use: {string.Join(' ', vocabulary.Codes)}.");

    public static Problem? UnknownSlot(ImmutableArray<string> slots, string field) =>
        !slots.IsDefault && slots.All(s => WeekSlots.TryParseSlot(s, out _))
            ? null
            : new(ProblemCode.Invalid, "The list is missing, or a week slot is not a day and an hour.", field, "Write mon-16: a day, and 00, 04, 08, 12, 16 or 20.");

    public static Problem? BadKinTags(ImmutableArray<string> tags) =>
        !tags.IsDefault && tags.Length <= Limits.KinTags && tags.All(KinTag.IsValid)
            ? null
            : new(ProblemCode.Invalid, "A kin tag is no keyed hash, or there are too many.", "kinTags", $"Give at most {Limits.KinTags}, each of {KinTag.Length} lower-case hexadecimal digits.");

    public static bool AreTypes(ImmutableArray<AssignmentType> types) => !types.IsDefault && types.All(Enum.IsDefined);

    /// <summary>Something of 1 to <see cref="Limits.TextLength"/> characters.</summary>
    public static bool IsText(string? text) => !string.IsNullOrWhiteSpace(text) && text.Length <= Limits.TextLength;
}
