namespace Matching.Grains.Imports;

[GenerateSerializer, Alias("matching.external-keys-state")]
public sealed record ExternalKeysState
{
    /// <summary>From the hash of an external key to the id it was given.</summary>
    [Id(0)]
    public ImmutableDictionary<string, Guid> Ids { get; init; } = ImmutableDictionary<string, Guid>.Empty;
}
