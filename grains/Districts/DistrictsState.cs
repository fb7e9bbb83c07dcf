using Matching.Contracts.Districts;
using Matching.Grains.Audit;

namespace Matching.Grains.Districts;

[GenerateSerializer, Alias("matching.districts-state")]
public sealed record DistrictsState : IOwes<DistrictsState>
{
    /// <summary>Ordered by code.</summary>
    [Id(0)]
    public ImmutableArray<DistrictView> Districts { get; init; } = [];

    [Id(1)]
    public Owed Owed { get; init; } = Owed.Nothing;

    DistrictsState IOwes<DistrictsState>.Owing(Owed owed) => this with { Owed = owed };
}
