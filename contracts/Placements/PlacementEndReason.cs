namespace Matching.Contracts.Placements;

[GenerateSerializer, Alias("matching.placement-end-reason")]
public enum PlacementEndReason
{
    GoalReached = 0,
    DecisionEnded = 1,
    ClientMoved = 2,
    VolunteerStops = 3,
    ClientStops = 4,
    NotRightFit = 5,
    Other = 6,
}
