using Matching.Contracts.Credits;

namespace Matching.Grains.Credits;

[GenerateSerializer, Alias("matching.credits-state")]
public sealed record CreditsState
{
    /// <summary>By placement.</summary>
    [Id(0)]
    public ImmutableDictionary<Guid, CreditEntry> Entries { get; init; } = ImmutableDictionary<Guid, CreditEntry>.Empty;
}
