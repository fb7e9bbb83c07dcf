namespace Matching.Contracts.Needs;

/// <summary>The moves are in <see cref="Placements.LifeCycles.Offer"/>. A volunteer who cannot be held gives no offer at all.</summary>
[GenerateSerializer, Alias("matching.offer-status")]
public enum OfferStatus
{
    Held = 0,
    Accepted = 1,
    Declined = 2,
    Withdrawn = 3,
    Expired = 4,

    /// <summary>The placement ran and has ended.</summary>
    Ended = 5,

    /// <summary>The placement ran and broke off while the client still needs it: the need wants the place again.</summary>
    Interrupted = 6,
}
