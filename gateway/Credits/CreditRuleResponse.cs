using Matching.Contracts.Credits;

namespace Matching.Gateway.Credits;

/// <summary>What a month of a lent placement is worth from a month on.</summary>
internal sealed record CreditRuleResponse
{
    public required int Version { get; init; }

    /// <summary>First day of its first month.</summary>
    public required DateOnly From { get; init; }

    /// <summary>A month is booked for a placement that ran on at least so many of its days.</summary>
    public required int MinDays { get; init; }

    /// <summary>Hours by assignment type; a type that is not named counts 0.</summary>
    public required IReadOnlyDictionary<string, int> HoursPerMonth { get; init; }

    /// <summary>Who decided it and why.</summary>
    public required string Source { get; init; }

    public static CreditRuleResponse Of(CreditRule rule) => new()
    {
        Version = rule.Version,
        From = rule.From,
        MinDays = rule.MinDays,
        HoursPerMonth = new SortedDictionary<string, int>(rule.HoursPerMonth.ToDictionary(h => EnumNames<AssignmentType>.Of(h.Key), h => h.Value), StringComparer.Ordinal),
        Source = rule.Source,
    };
}
