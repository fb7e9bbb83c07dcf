namespace Matching.Contracts.Placements;

/// <summary>Where a placement is in its life. The moves are in <see cref="LifeCycles.Placement"/>.</summary>
[GenerateSerializer, Alias("matching.placement-stage")]
public enum PlacementStage
{
    /// <summary>The volunteer accepted the offer; nobody has met.</summary>
    Accepted = 0,
    MeetingPlanned = 1,

    /// <summary>They have met, and nobody said no.</summary>
    Met = 2,

    /// <summary>Municipality and volunteer have signed, and every consent that is needed is recorded.</summary>
    Agreed = 3,
    Running = 4,

    /// <summary>A side said no before the start.</summary>
    Refused = 5,
    Ended = 6,
}
