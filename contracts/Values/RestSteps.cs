namespace Matching.Contracts.Values;

/// <summary>The time since a volunteer was last asked, in steps that a policy gives points for: coarse, because it lies in the pool.</summary>
public static class RestSteps
{
    /// <summary>Days since an offer from which the first and the second step count: four weeks, a quarter of a year.</summary>
    public static ImmutableArray<int> Days { get; } = [28, 91];

    /// <summary>0–2; who was never asked has rested longest.</summary>
    public static int Of(DateOnly? lastAsked, DateOnly today) =>
        lastAsked is { } asked ? Days.Count(days => today.DayNumber - asked.DayNumber >= days) : Days.Length;
}
