using System.ComponentModel.DataAnnotations;

namespace Matching.Gateway.Validation;

/// <summary>Days from a first one up to, but without, a last one: ranges that only touch do not overlap.</summary>
internal sealed record DateRangeDto
{
    [Required]
    public DateOnly? From { get; init; }

    /// <summary>The first day after it.</summary>
    [Required]
    public DateOnly? To { get; init; }

    public static DateRangeDto Of(DateRange range) => new() { From = range.From, To = range.To };

    public static ImmutableArray<DateRange> ToRanges(string field, IReadOnlyList<DateRangeDto?>? ranges, Faults faults)
    {
        if (ranges is { Count: > Limits.BlockOuts })
            faults.Add(field, "The list is too long.", $"Give at most {Limits.BlockOuts} periods.");
        return [.. (ranges ?? []).Select((range, i) => (range ?? new()).ToRange($"{field}[{i}]", faults))];
    }

    private DateRange ToRange(string field, Faults faults)
    {
        const string date = "Give a date as yyyy-MM-dd.";
        if (To <= From) faults.Add($"{field}.to", "The period ends before it begins.", "Give the first day after it, later than from.");
        return new(faults.Required($"{field}.from", From, date), faults.Required($"{field}.to", To, date));
    }
}
