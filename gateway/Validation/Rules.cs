namespace Matching.Gateway.Validation;

/// <summary>The checks that requests and rows of a file share. Each returns the value in its contract form, and notes a fault where there is none.</summary>
internal static class Rules
{
    /// <summary>Entries in a list of codes; twice the largest vocabulary, so that only nonsense is refused.</summary>
    private const int MaxListLength = 64;

    public static T Required<T>(this Faults faults, string field, T? value, string cure) where T : struct
    {
        if (value is null) faults.Add(field, "The field is missing.", cure);
        return value.GetValueOrDefault();
    }

    /// <summary>A number that must be there and in the closed range.</summary>
    public static int Number(this Faults faults, string field, int? value, int min, int max)
    {
        if (value is null) faults.Add(field, "The field is missing.", $"Give a whole number from {min} to {max}.");
        else if (value < min || value > max) faults.Add(field, "The number is out of range.", $"Give a whole number from {min} to {max}.");
        return value.GetValueOrDefault();
    }

    /// <summary>One line of text: trimmed, not empty, at most <see cref="Limits.TextLength"/> characters, no control characters.</summary>
    public static string Text(this Faults faults, string field, string? value)
    {
        var text = value?.Trim();
        if (string.IsNullOrEmpty(text)) faults.Add(field, "The field is missing.", $"Give a text of 1 to {Limits.TextLength} characters.");
        else CheckText(faults, field, text);
        return text ?? "";
    }

    /// <summary>Text of several lines: trimmed, not empty, no control characters but line breaks and tabs.</summary>
    public static string LongText(this Faults faults, string field, string? value, int maxLength)
    {
        var text = value?.Trim() ?? "";
        if (text.Length is 0 || text.Length > maxLength) faults.Add(field, "The text is missing or too long.", $"Give 1 to {maxLength} characters, and no personal data.");
        if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))) faults.Add(field, "The text has control characters.", "Give plain text.");
        return text;
    }

    /// <summary>A list of texts like <see cref="Text"/>.</summary>
    public static ImmutableArray<string> Texts(this Faults faults, string field, IReadOnlyList<string?>? values) =>
        Listed(faults, field, values) is { } listed ? [.. listed.Select((t, i) => faults.Text($"{field}[{i}]", t))] : [];

    /// <summary>Three capital letters by ISO 4217; missing: the currency of the country.</summary>
    public static string Currency(this Faults faults, string field, string? value, string municipality)
    {
        if (value is not null && (value.Length != 3 || !value.All(char.IsAsciiLetterUpper)))
            faults.Add(field, "This is no currency code.", "Give three capital letters by ISO 4217, like SEK.");
        return value ?? MunicipalityCode.Country(municipality) switch { "no" => "NOK", "dk" => "DKK", _ => "SEK" };
    }

    /// <summary>The same, but it may be missing; null then.</summary>
    public static string? OptionalText(this Faults faults, string field, string? value)
    {
        var text = value?.Trim();
        if (string.IsNullOrEmpty(text)) return null;
        CheckText(faults, field, text);
        return text;
    }

    public static ImmutableArray<string> Codes(this Faults faults, string field, IReadOnlyList<string?>? values, Vocabulary vocabulary)
    {
        if (Listed(faults, field, values) is not { Count: > 0 } listed) return [];
        for (var i = 0; i < listed.Count; i++)
            if (listed[i] is not { } code || !vocabulary.Contains(code))
                faults.Add($"{field}[{i}]", $"The {vocabulary.Name} code is not known.", $"Use {string.Join(", ", vocabulary.Codes)}.");
        return [.. listed.OfType<string>().Select(c => c.ToLowerInvariant()).Distinct()];
    }

    public static ImmutableArray<string> WeekSlots(this Faults faults, string field, IReadOnlyList<string?>? values)
    {
        if (Listed(faults, field, values) is not { Count: > 0 } listed) return [];
        for (var i = 0; i < listed.Count; i++)
            if (listed[i] is not { } slot || !Contracts.Values.WeekSlots.TryParseSlot(slot, out _))
                faults.Add($"{field}[{i}]", "The block of the week is not known.", "Use day and hour, mon to sun with 00, 04, 08, 12, 16 or 20, like mon-16.");
        return [.. listed.OfType<string>().Select(s => s.ToLowerInvariant()).Distinct()];
    }

    public static ImmutableArray<T> Enums<T>(this Faults faults, string field, IReadOnlyList<T>? values, bool required) where T : struct, Enum
    {
        if (required && values is not { Count: > 0 }) faults.Add(field, "The list is empty.", EnumNames<T>.Cure);
        return Listed(faults, field, values) is { } listed ? [.. listed.Distinct()] : [];
    }

    /// <summary>One of <see cref="WeekHours.Steps"/>, or null where it is left out.</summary>
    public static int? HoursAWeek(this Faults faults, string field, int? hours)
    {
        if (hours is not null && WeekHours.Step(hours) == 0) faults.Add(field, "The hours a week are no step.", $"Use {string.Join(", ", WeekHours.Steps)}, or leave the field out.");
        return hours;
    }

    public static ImmutableArray<string> KinTags(this Faults faults, string field, IReadOnlyList<string?>? tags)
    {
        if (tags is { Count: > Limits.KinTags } || tags?.All(KinTag.IsValid) == false)
            faults.Add(field, "A kin tag is no keyed hash, or there are too many.", $"Give at most {Limits.KinTags}, each of {KinTag.Length} lower-case hexadecimal digits.");
        return [.. (tags ?? []).OfType<string>().Distinct()];
    }

    public static string Municipality(this Faults faults, string field, string? value)
    {
        if (!MunicipalityCode.IsValid(value)) faults.Add(field, "This is no municipality code.", "Give the country and four digits, like se-0580.");
        return value ?? "";
    }

    private static IReadOnlyList<T>? Listed<T>(Faults faults, string field, IReadOnlyList<T>? values)
    {
        if (values is not { Count: > MaxListLength }) return values;
        faults.Add(field, "The list is too long.", $"Give at most {MaxListLength} entries.");
        return null;
    }

    private static void CheckText(Faults faults, string field, string text)
    {
        if (text.Length > Limits.TextLength) faults.Add(field, "The text is too long.", $"Give at most {Limits.TextLength} characters.");
        if (text.Any(char.IsControl)) faults.Add(field, "The text has control characters.", "Give one line of plain text.");
    }
}
