namespace Matching.Contracts.Pool;

/// <summary>The open needs of one region, a fast copy of the needs' truth, read by rounds. Key: <see cref="GrainKeys.NeedBoard"/>.</summary>
[Alias("matching.need-board")]
public interface INeedBoardGrain : IGrainWithStringKey
{
    /// <summary>Takes the need unless it knows a later version; a need that wants nobody any more is kept as such.</summary>
    [Alias("publish")]
    Task Publish(PoolNeed need);

    /// <summary>Needs that still want volunteers, ordered by municipality and id.</summary>
    [Alias("open")]
    Task<ImmutableArray<PoolNeed>> Open();

    [Alias("rebuild")]
    Task Rebuild(CancellationToken cancellationToken = default);
}
