namespace Matching.Contracts.Placements;

/// <summary>Lists the placements of a municipality's needs, read from what is stored. Key: <see cref="GrainKeys.PlacementList"/>.</summary>
[Alias("matching.placement-list")]
public interface IPlacementListGrain : IGrainWithStringKey
{
    /// <summary>Ordered by offer id, from <paramref name="from"/> on.</summary>
    [Alias("list")]
    Task<PlacementPage> List(PlacementFilter filter, Guid? from, int limit, CancellationToken cancellationToken = default);
}
