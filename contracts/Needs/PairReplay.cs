namespace Matching.Contracts.Needs;

/// <summary>The decision behind an offer, computed once more from its stored inputs.</summary>
/// <param name="IsIdentical">The stored inputs have the hash that was recorded, and the decision comes out byte for byte.</param>
/// <param name="StoredInputsHash">Of the inputs as they are stored now.</param>
/// <param name="Replayed">What comes out now; null where the inputs cannot be read.</param>
/// <param name="Difference">What differs, in words; null where nothing does.</param>
[GenerateSerializer, Immutable, Alias("matching.pair-replay")]
public sealed record PairReplay(Guid Offer, bool IsIdentical, PairDecision Recorded, string StoredInputsHash, PairDecision? Replayed, string? Difference);
