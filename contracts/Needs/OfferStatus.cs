namespace Matching.Contracts.Needs;

/// <summary>Held → Accepted | Declined | Withdrawn | Expired; Accepted → Withdrawn. A volunteer who cannot be held gives no offer at all.</summary>
[GenerateSerializer, Alias("matching.offer-status")]
public enum OfferStatus
{
    Held = 0,
    Accepted = 1,
    Declined = 2,
    Withdrawn = 3,
    Expired = 4,
}
