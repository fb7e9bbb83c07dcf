namespace Matching.Contracts.Values;

/// <summary>Hours a week in the steps that the pool keeps: coarse enough for a bit each, fine enough for a decision on hours.</summary>
public static class WeekHours
{
    public static ImmutableArray<int> Steps { get; } = [2, 4, 8, 12, 20, 40];

    /// <summary>The number of the step, 1 to 6; 0 where none is asked for or the hours are no step.</summary>
    public static int Step(int? hours) => hours is { } h ? Steps.IndexOf(h) + 1 : 0;
}
