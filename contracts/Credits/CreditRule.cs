namespace Matching.Contracts.Credits;

/// <summary>What a month of a lent placement is worth from a date on. A change is a new rule of a higher version; months before it keep theirs.</summary>
/// <param name="From">First month it holds for, by its first day.</param>
/// <param name="HoursPerMonth">Hours for each assignment type, 0–<see cref="MaxHours"/>; a type that is not named counts 0.</param>
/// <param name="Source">Who decided it and why, for the reader.</param>
[GenerateSerializer, Immutable, Alias("matching.credit-rule")]
public sealed record CreditRule(DateOnly From, ImmutableDictionary<AssignmentType, int> HoursPerMonth, string Source)
{
    /// <summary>Hours of the longest month.</summary>
    public const int MaxHours = 744;

    /// <summary>Days of the shortest month: a month that is whole is booked under every rule.</summary>
    public const int MostMinDays = 28;

    /// <summary>Grows from rule to rule; statements name it.</summary>
    [Id(0)]
    public int Version { get; init; } = 1;

    /// <summary>A month is booked for a placement that ran on at least so many of its days, 1–<see cref="MostMinDays"/>; 1: a month begun counts.</summary>
    [Id(1)]
    public int MinDays { get; init; } = 1;

    /// <summary>Regions whose own rule it is; empty for all that have none in force.</summary>
    [Id(2)]
    public ImmutableArray<string> Regions { get; init; } = [];
}
