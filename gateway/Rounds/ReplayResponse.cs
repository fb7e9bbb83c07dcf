using Matching.Contracts.Rounds;

namespace Matching.Gateway.Rounds;

/// <summary>A finished round computed once more from its stored inputs.</summary>
internal sealed record ReplayResponse
{
    public required Guid Id { get; init; }

    public required string Region { get; init; }

    /// <summary>The stored inputs have the recorded hash, and proposals, certificate and summary come out byte for byte.</summary>
    public required bool IsIdentical { get; init; }

    public required int PolicyVersion { get; init; }

    public required long Seed { get; init; }

    /// <summary>As the round recorded it.</summary>
    public required string InputsHash { get; init; }

    /// <summary>Of the inputs as they are stored now; empty where they cannot be read.</summary>
    public required string StoredInputsHash { get; init; }

    public required string OutcomeHash { get; init; }

    /// <summary>Empty where the replay could not run.</summary>
    public required string ReplayedHash { get; init; }

    /// <summary>What differs; null where nothing does.</summary>
    public required string? Difference { get; init; }

    public static ReplayResponse From(RoundReplay r) => new()
    {
        Id = r.Round,
        Region = r.Region,
        IsIdentical = r.IsIdentical,
        PolicyVersion = r.PolicyVersion,
        Seed = r.Seed,
        InputsHash = r.InputsHash,
        StoredInputsHash = r.StoredInputsHash,
        OutcomeHash = r.OutcomeHash,
        ReplayedHash = r.ReplayedHash,
        Difference = r.Difference,
    };
}
