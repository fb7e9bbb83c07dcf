namespace Matching.Contracts.Needs;

/// <summary>Requested → Held → Accepted | Declined | Withdrawn | Expired; Requested → Refused where the volunteer cannot.</summary>
[GenerateSerializer, Alias("matching.offer-status")]
public enum OfferStatus
{
    /// <summary>Written before the volunteer is asked, so that a crash in between is found again.</summary>
    Requested = 0,
    Held = 1,
    Accepted = 2,
    Declined = 3,
    Withdrawn = 4,
    Expired = 5,
    Refused = 6,
}
