namespace Matching.Contracts.Regions;

/// <summary>What turns municipalities and places into the columns' integers.</summary>
/// <param name="Members">The index of a municipality in the columns is its index here.</param>
/// <param name="Today">The day on which waiting is counted.</param>
[GenerateSerializer, Immutable, Alias("matching.region-plane")]
public sealed record RegionPlane(ImmutableArray<string> Members, Plane Plane, DateOnly Today);
