using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Needs;

namespace Matching.Gateway.Needs;

/// <summary>How an emergency is offered without waiting for a round.</summary>
internal sealed record LaneRequest
{
    /// <summary>Volunteers asked, best first; default 3. 0 leaves the choice to a person, and rounds leave the need alone.</summary>
    [Range(0, LanePolicy.MaxOffers)]
    public int? Offers { get; init; }

    /// <summary>All at once and the first yes wins (default), or one after the other.</summary>
    public bool? InParallel { get; init; }

    /// <summary>Minutes each has to answer; default 30.</summary>
    [Range(LanePolicy.MinMinutes, LanePolicy.MaxMinutes)]
    public int? Minutes { get; init; }

    /// <param name="within">The member it lies in, with a dot at the end.</param>
    public LanePolicy ToPolicy(Faults faults, string within = "") => new(
        faults.Number($"{within}offers", Offers ?? LanePolicy.Default.Offers, 0, LanePolicy.MaxOffers),
        InParallel ?? LanePolicy.Default.InParallel,
        faults.Number($"{within}minutes", Minutes ?? LanePolicy.Default.Minutes, LanePolicy.MinMinutes, LanePolicy.MaxMinutes));
}

/// <summary>How a municipality opens the lane of an emergency.</summary>
internal sealed record LanePolicyDto
{
    public required int Offers { get; init; }

    public required bool InParallel { get; init; }

    public required int Minutes { get; init; }

    public static LanePolicyDto? From(LanePolicy? policy) =>
        policy is null ? null : new() { Offers = policy.Offers, InParallel = policy.InParallel, Minutes = policy.Minutes };
}

/// <summary>The emergency lane of a need.</summary>
internal sealed record LaneDto
{
    public required bool IsActive { get; init; }

    public required DateTimeOffset Opened { get; init; }

    public required int Offers { get; init; }

    public required bool InParallel { get; init; }

    public required int Minutes { get; init; }

    /// <summary>Volunteers who were asked so far.</summary>
    public required int Asked { get; init; }

    public static LaneDto? From(EmergencyLane? lane) => lane is null ? null : new()
    {
        IsActive = lane.IsActive,
        Opened = lane.Opened,
        Offers = lane.Policy.Offers,
        InParallel = lane.Policy.InParallel,
        Minutes = lane.Policy.Minutes,
        Asked = lane.Asked.Length,
    };
}
