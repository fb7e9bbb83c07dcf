namespace Matching.Contracts.Placements;

/// <summary>After <see cref="VolunteerStops"/> and <see cref="NotRightFit"/> the client still needs somebody: before its planned end the placement has then broken off.</summary>
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
