using Matching.Contracts.Needs;

namespace Matching.Gateway.Offers;

internal sealed record OfferResponse
{
    public required Guid Id { get; init; }

    public required string Need { get; init; }

    public required string Volunteer { get; init; }

    public required OfferStatus Status { get; init; }

    public required DateTimeOffset Requested { get; init; }

    /// <summary>When the hold lapses unless it was accepted.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>Why it ended, where it did.</summary>
    public required OfferReason? Reason { get; init; }

    /// <summary>Rules that were set aside for it: at home those that stood in the way, of another municipality's volunteer the groups that were named.</summary>
    public required OverrideDto? Override { get; init; }

    /// <summary>Places of the need that it fills: siblings who come together take one each.</summary>
    public required int Places { get; init; }

    /// <summary>Which siblings it is for, where that was chosen: 0 is the one of childAge, 1 the first of siblingAges.</summary>
    public required IReadOnlyList<int> Children { get; init; }

    /// <summary>The sharing agreement that its hold counts against, which has the price; null for an own volunteer. The placement names its own: a start on another day can need another one.</summary>
    public required Guid? Agreement { get; init; }

    public static OfferResponse From(Offer offer) => new()
    {
        Id = offer.Id,
        Need = offer.Need.ToString(),
        Volunteer = offer.Volunteer.ToString(),
        Status = offer.Status,
        Requested = offer.Requested,
        Deadline = offer.Deadline,
        Reason = offer.Reason,
        Override = OverrideDto.From(offer.Override),
        Places = offer.Places,
        Children = offer.Children,
        Agreement = offer.Agreement,
    };
}
