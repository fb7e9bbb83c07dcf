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

/// <summary>The client or a guardian consented on that day, or an authority decided in their place.</summary>
internal sealed record ConsentRequest
{
    [Required]
    public DateOnly? On { get; init; }

    [Required]
    public ConsentParty? Party { get; init; }

    /// <summary>Of siblings: which one it is for; 0, the default, is the one of childAge, 1 the first of siblingAges.</summary>
    [Range(0, Limits.NeedCount - 1)]
    public int? Child { get; init; }
}

internal sealed record FollowUpRequest
{
    [Required]
    public DateOnly? On { get; init; }

    [Required]
    public FollowUpResult? Result { get; init; }
}

/// <summary>A running placement goes on past its planned end.</summary>
internal sealed record ProlongRequest
{
    /// <summary>The day it was agreed.</summary>
    [Required]
    public DateOnly? On { get; init; }

    /// <summary>The first day after it, later than planned so far.</summary>
    [Required]
    public DateOnly? Until { get; init; }
}

/// <summary>The placement ends; the day is the first one it no longer covers.</summary>
internal sealed record EndRequest
{
    [Required]
    public DateOnly? On { get; init; }

    [Required]
    public PlacementEndReason? Reason { get; init; }
}
