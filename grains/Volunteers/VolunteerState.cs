using Matching.Contracts.Volunteers;
using Matching.Grains.Audit;

namespace Matching.Grains.Volunteers;

[GenerateSerializer, Alias("matching.volunteer-state")]
public sealed record VolunteerState : IOwes<VolunteerState>
{
    [Id(0)]
    public VolunteerProfile? Profile { get; init; }

    /// <summary>Grows with every stored change; the pool keeps the highest it has seen.</summary>
    [Id(1)]
    public long Version { get; init; }

    /// <summary>Holds and placements, and ended ones for as long as a caller may ask again.</summary>
    [Id(2)]
    public ImmutableArray<Commitment> Commitments { get; init; } = [];

    [Id(3)]
    public Owed Owed { get; init; } = Owed.Nothing;

    VolunteerState IOwes<VolunteerState>.Owing(Owed owed) => this with { Owed = owed };
}
