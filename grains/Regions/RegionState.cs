using Matching.Contracts.Municipalities;
using Matching.Contracts.Regions;

namespace Matching.Grains.Regions;

[GenerateSerializer, Alias("matching.region-state")]
public sealed record RegionState
{
    [Id(0)]
    public RegionDefinition? Definition { get; init; }

    /// <summary>The latest list heard from each home municipality.</summary>
    [Id(1)]
    public ImmutableDictionary<string, AgreementList> Agreements { get; init; } = ImmutableDictionary<string, AgreementList>.Empty;

    /// <summary>The latest rounds, oldest first.</summary>
    [Id(2)]
    public ImmutableArray<Guid> Rounds { get; init; } = [];
}
