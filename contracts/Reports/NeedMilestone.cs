using Matching.Contracts.Needs;

namespace Matching.Contracts.Reports;

/// <summary>How a need stood from a moment on, as far as the statutory clock goes.</summary>
[GenerateSerializer, Immutable, Alias("matching.need-milestone")]
public sealed record NeedMilestone(DateTimeOffset At, NeedStatus Status, AssignmentType Type, DateOnly? DecisionDate, DelayReason Reason);
