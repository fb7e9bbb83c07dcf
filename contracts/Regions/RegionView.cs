using Matching.Contracts.Municipalities;

namespace Matching.Contracts.Regions;

/// <param name="Agreements">Between members; what a proposal may rest on. The home municipality decides anew when a place is claimed.</param>
[GenerateSerializer, Immutable, Alias("matching.region-view")]
public sealed record RegionView(RegionDefinition Definition, ImmutableArray<SharingAgreement> Agreements, ImmutableArray<Guid> Rounds)
{
    /// <summary>Grows with each change of the definition.</summary>
    [Id(0)]
    public long Version { get; init; }

    /// <summary>The home municipalities whose volunteers may serve a need of <paramref name="receiving"/>: itself, and each that shares by a live agreement.</summary>
    public ImmutableArray<string> SharedBy(string receiving, AssignmentType type, DateOnly start) =>
        [.. Agreements.Where(a => a.Receiving == receiving && a.Covers(type, start)).Select(a => a.Home).Append(receiving).Distinct().Order(StringComparer.Ordinal)];
}
