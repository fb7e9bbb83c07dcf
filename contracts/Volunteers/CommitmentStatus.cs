namespace Matching.Contracts.Volunteers;

/// <summary>Held → Placed → Ended, or Held → Released. A hold past its deadline counts for nothing and is tidied away.</summary>
[GenerateSerializer, Alias("matching.commitment-status")]
public enum CommitmentStatus
{
    Held = 0,
    Placed = 1,
    Released = 2,
    Ended = 3,
}
