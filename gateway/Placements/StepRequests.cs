using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Needs;
using Matching.Contracts.Placements;

namespace Matching.Gateway.Placements;

/// <summary>A step that is a day and nothing else.</summary>
internal sealed record DayRequest
{
    [Required]
    public DateOnly? On { get; init; }
}

/// <summary>A side says no before the start.</summary>
internal sealed record RefusalRequest
{
    [Required]
    public DateOnly? On { get; init; }

    [Required]
    public PlacementSide? Side { get; init; }

    /// <summary>Default unspecified.</summary>
    public OfferReason? Reason { get; init; }
}

/// <summary>The municipality or the volunteer signs.</summary>
internal sealed record SignatureRequest
{
    [Required]
    public DateOnly? On { get; init; }

    [Required]
    public PlacementSide? Side { get; init; }
}

/// <summary>The client, or a child's guardian, consented on that day.</summary>
internal sealed record ConsentRequest
{
    [Required]
    public DateOnly? On { get; init; }

    [Required]
    public ConsentParty? Party { get; init; }
}

internal sealed record FollowUpRequest
{
    [Required]
    public DateOnly? On { get; init; }

    [Required]
    public FollowUpResult? Result { get; init; }
}

/// <summary>The placement ends; the day is the first one it no longer covers.</summary>
internal sealed record EndRequest
{
    [Required]
    public DateOnly? On { get; init; }

    [Required]
    public PlacementEndReason? Reason { get; init; }
}
