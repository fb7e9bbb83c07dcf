namespace Matching.Contracts.Volunteers;

/// <summary>How far the assessment for one type has come. The moves are in <see cref="Placements.LifeCycles.Approval"/>. Names are stored: append only.</summary>
[GenerateSerializer, Alias("matching.approval-stage")]
public enum ApprovalStage
{
    Screening = 0,
    Interview = 1,
    HomeVisit = 2,
    References = 3,
    Approved = 4,
    Refused = 5,
}
