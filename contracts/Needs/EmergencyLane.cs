namespace Matching.Contracts.Needs;

/// <summary>How an emergency is offered without waiting for a round.</summary>
/// <param name="Offers">Volunteers asked, 0–<see cref="MaxOffers"/>; 0 leaves the choice to a person.</param>
/// <param name="InParallel">All at once and the first yes wins, or one after the other.</param>
/// <param name="Minutes">How long each has to answer, 5–720.</param>
[GenerateSerializer, Immutable, Alias("matching.lane-policy")]
public sealed record LanePolicy(int Offers, bool InParallel, int Minutes)
{
    public const int MaxOffers = 10, MinMinutes = 5, MaxMinutes = 720;

    /// <summary>Three at once, half an hour: an on-duty home answers its telephone.</summary>
    public static LanePolicy Default { get; } = new(3, true, 30);
}

/// <summary>The emergency lane of one need. Rounds leave the need alone while it is active.</summary>
/// <param name="Asked">Volunteers who were offered the need in this lane.</param>
[GenerateSerializer, Immutable, Alias("matching.emergency-lane")]
public sealed record EmergencyLane(LanePolicy Policy, DateTimeOffset Opened, bool IsActive, ImmutableArray<Guid> Asked);
