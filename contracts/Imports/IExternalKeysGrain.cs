namespace Matching.Contracts.Imports;

/// <summary>
/// Remembers which id an external key of an import was given, so that the same row again is the same volunteer or need. Keys arrive
/// hashed: a source system's key may be a national id. Key: <see cref="GrainKeys.ExternalKeys"/>.
/// </summary>
[Alias("matching.external-keys")]
public interface IExternalKeysGrain : IGrainWithStringKey
{
    /// <summary>The id of each hashed key, in order; <paramref name="create"/> gives unknown ones a new UUIDv7, otherwise they are <see cref="Guid.Empty"/>.</summary>
    [Alias("resolve")]
    Task<ImmutableArray<Guid>> Resolve(ImmutableArray<string> keyHashes, bool create);
}
