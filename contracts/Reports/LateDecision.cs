namespace Matching.Contracts.Reports;

/// <summary>A decision that was not carried out in time. Coarse: no case number, no place, no person.</summary>
/// <param name="CarriedOut">The day it was, or null where it still is not.</param>
/// <param name="DaysWaited">From the decision until it was carried out, or until the last day the report covers.</param>
[GenerateSerializer, Immutable, Alias("matching.late-decision")]
public sealed record LateDecision(AssignmentType Type, string Municipality, DateOnly DecisionDate, DateOnly? CarriedOut, int DaysWaited, DelayReason Reason);
