namespace Matching.Contracts.Reports;

/// <summary>A decision that was not carried out in time. Coarse: no case number, no place, no person.</summary>
/// <param name="CarriedOut">The day it was, or null where it still is not.</param>
/// <param name="DaysWaited">From the decision, or the interruption, until it was carried out, or until the last day the report covers.</param>
[GenerateSerializer, Immutable, Alias("matching.late-decision")]
public sealed record LateDecision(AssignmentType Type, string Municipality, DateOnly DecisionDate, DateOnly? CarriedOut, int DaysWaited, DelayReason Reason)
{
    /// <summary>It had been carried out, broke off on this day, and was not carried out again in time; null where it waits since the decision.</summary>
    [Id(0)]
    public DateOnly? Interrupted { get; init; }
}
