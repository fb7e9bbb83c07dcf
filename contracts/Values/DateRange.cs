namespace Matching.Contracts.Values;

/// <summary>Days from <paramref name="From"/> up to, but without, <paramref name="To"/>. Ranges that only touch do not overlap.</summary>
/// <param name="To">The first day after it; null where no end is known.</param>
[GenerateSerializer, Immutable, Alias("matching.date-range")]
public readonly record struct DateRange(DateOnly From, DateOnly? To)
{
    public bool Contains(DateOnly day) => From <= day && IsBefore(day, To);

    public bool Overlaps(DateRange other) => IsBefore(From, other.To) && IsBefore(other.From, To);

    /// <summary>At least one day long.</summary>
    public static bool IsValid(DateRange range) => IsBefore(range.From, range.To);

    private static bool IsBefore(DateOnly day, DateOnly? end) => end is not { } last || day < last;
}
