namespace Matching.Contracts.Municipalities;

/// <summary>
/// An agreement is made by both sides. Proposed → Live when the other side signs too, or Withdrawn by either; Live → Replaced by changed terms
/// that both signed, or Ended by either after the notice period.
/// </summary>
[GenerateSerializer, Alias("matching.agreement-status")]
public enum AgreementStatus
{
    /// <summary>Signed by the side that proposed it.</summary>
    Proposed = 0,

    /// <summary>Signed by both.</summary>
    Live = 1,

    /// <summary>Given notice of, and the last day has passed. Running placements go on.</summary>
    Ended = 2,

    /// <summary>Taken back or refused before both had signed.</summary>
    Withdrawn = 3,

    /// <summary>Both signed changed terms, and those have begun. What started before goes on under these.</summary>
    Replaced = 4,
}
