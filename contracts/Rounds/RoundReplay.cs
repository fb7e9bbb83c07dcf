namespace Matching.Contracts.Rounds;

/// <summary>A finished round computed once more from its stored inputs.</summary>
/// <param name="IsIdentical">The stored inputs have the hash that the round recorded, and proposals, certificate and summary come out byte for byte.</param>
/// <param name="InputsHash">As the round recorded it.</param>
/// <param name="StoredInputsHash">Of the inputs as they are stored now; empty where they cannot be read.</param>
/// <param name="OutcomeHash">SHA-256 of the stored outcome, hexadecimal, without timings.</param>
/// <param name="ReplayedHash">The same of the replay; empty where it could not run.</param>
/// <param name="Difference">What differs, in words; null where nothing does.</param>
[GenerateSerializer, Immutable, Alias("matching.round-replay")]
public sealed record RoundReplay(
    string Region,
    Guid Round,
    bool IsIdentical,
    int PolicyVersion,
    long Seed,
    string InputsHash,
    string StoredInputsHash,
    string OutcomeHash,
    string ReplayedHash,
    string? Difference);
