namespace Matching.Contracts.Methods;

/// <param name="Author">The municipality that wrote it and may change it.</param>
/// <param name="Versions">Oldest first.</param>
/// <param name="Results">Oldest first.</param>
[GenerateSerializer, Immutable, Alias("matching.method-view")]
public sealed record MethodView(Guid Id, string Region, string Author, ImmutableArray<MethodVersion> Versions, ImmutableArray<MethodResult> Results)
{
    /// <summary>Versions of one method; the next one is refused.</summary>
    public const int MaxVersions = 50;

    /// <summary>Results kept with one method; the next one is refused.</summary>
    public const int MaxResults = 500;

    public MethodVersion Latest() => Versions[^1];
}
