namespace Matching.Contracts.Regions;

/// <summary>What a region weighs and promises from a day on. A change is a new entry with a later day and a higher version; rounds keep what they were made under.</summary>
/// <param name="Reason">Who decided it and why, for the reader.</param>
[GenerateSerializer, Immutable, Alias("matching.region-policy")]
public sealed record RegionPolicy(DateOnly From, ScoringWeights Weights, SharingPolicy Sharing, string Reason)
{
    /// <summary>Policies of one region, past and to come: one a year for a working life.</summary>
    public const int Most = 50;
}
