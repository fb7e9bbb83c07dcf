using Matching.Contracts.Municipalities;
using Matching.Contracts.Regions;
using Matching.Grains.Audit;

namespace Matching.Grains.Regions;

[GenerateSerializer, Alias("matching.region-state")]
public sealed record RegionState : IOwes<RegionState>
{
    [Id(0)]
    public RegionDefinition? Definition { get; init; }

    /// <summary>The latest list heard from each home municipality.</summary>
    [Id(1)]
    public ImmutableDictionary<string, AgreementList> Agreements { get; init; } = ImmutableDictionary<string, AgreementList>.Empty;

    /// <summary>The latest rounds, oldest first.</summary>
    [Id(2)]
    public ImmutableArray<Guid> Rounds { get; init; } = [];

    /// <summary>The latest rounds whose end is in the audit trail, oldest first.</summary>
    [Id(3)]
    public ImmutableArray<Guid> Ended { get; init; } = [];

    /// <summary>Grows with each change of the definition.</summary>
    [Id(4)]
    public long Version { get; init; }

    [Id(5)]
    public Owed Owed { get; init; } = Owed.Nothing;

    RegionState IOwes<RegionState>.Owing(Owed owed) => this with { Owed = owed };
}
