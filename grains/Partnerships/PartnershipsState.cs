using Matching.Contracts.Partnerships;
using Matching.Grains.Audit;

namespace Matching.Grains.Partnerships;

[GenerateSerializer, Alias("matching.partnerships-state")]
public sealed record PartnershipsState : IOwes<PartnershipsState>
{
    /// <summary>Ordered by id.</summary>
    [Id(0)]
    public ImmutableArray<PartnershipView> Partnerships { get; init; } = [];

    [Id(1)]
    public Owed Owed { get; init; } = Owed.Nothing;

    PartnershipsState IOwes<PartnershipsState>.Owing(Owed owed) => this with { Owed = owed };
}
