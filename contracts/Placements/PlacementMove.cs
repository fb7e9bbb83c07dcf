namespace Matching.Contracts.Placements;

/// <summary>What can be done to a placement; see <see cref="PlacementStep"/>.</summary>
[GenerateSerializer, Alias("matching.placement-move")]
public enum PlacementMove
{
    PlanMeeting = 0,
    HoldMeeting = 1,
    Refuse = 2,
    Sign = 3,
    Consent = 4,
    Start = 5,
    FollowUp = 6,
    End = 7,
    Thank = 8,
    Prolong = 9,
}
