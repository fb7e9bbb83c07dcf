using Matching.Contracts.Needs;

namespace Matching.Grains.Needs;

[GenerateSerializer, Alias("matching.need-state")]
public sealed record NeedState
{
    [Id(0)]
    public NeedRequirements? Requirements { get; init; }

    [Id(1)]
    public NeedCase? Case { get; init; }

    [Id(2)]
    public NeedStatus Status { get; init; }

    [Id(3)]
    public ImmutableArray<Offer> Offers { get; init; } = [];

    /// <summary>Volunteers who declined since the requirements last changed.</summary>
    [Id(4)]
    public ImmutableArray<Guid> Declined { get; init; } = [];

    [Id(5)]
    public long Version { get; init; }

    /// <summary>Offers as they will have ended once the volunteer has taken the place back.</summary>
    [Id(6)]
    public ImmutableArray<Offer> Ending { get; init; } = [];
}
