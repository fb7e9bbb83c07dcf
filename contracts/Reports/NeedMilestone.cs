using Matching.Contracts.Needs;

namespace Matching.Contracts.Reports;

/// <summary>How a need stood from a moment on, as far as the statutory clock goes.</summary>
/// <param name="At">When it was recorded.</param>
/// <param name="Status">Filled when placements for as many places have begun as were wanted: a promise carries no decision out.</param>
/// <param name="CarriedOut">The day the last of them began.</param>
[GenerateSerializer, Immutable, Alias("matching.need-milestone")]
public sealed record NeedMilestone(DateTimeOffset At, NeedStatus Status, AssignmentType Type, DateOnly? DecisionDate, DelayReason Reason, DateOnly? CarriedOut = null)
{
    /// <summary>The first day without a placement that had carried the decision out and broke off; null where it waits, or waited, since the decision.</summary>
    [Id(0)]
    public DateOnly? Interrupted { get; init; }

    /// <summary>From when the clock counts; null where none does.</summary>
    public DateOnly? Since() => Interrupted ?? DecisionDate;
}
