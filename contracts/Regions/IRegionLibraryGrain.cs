using Matching.Contracts.Drives;
using Matching.Contracts.Methods;

namespace Matching.Contracts.Regions;

/// <summary>What the members of a region do together, read anew from the stored states for each list. Key: <see cref="GrainKeys.Region"/>.</summary>
[Alias("matching.region-library")]
public interface IRegionLibraryGrain : IGrainWithStringKey
{
    /// <summary>Up to <paramref name="limit"/> drives from an id on, ordered by id.</summary>
    [Alias("drives"), AlwaysInterleave]
    Task<ImmutableArray<DriveView>> Drives(Guid from, int limit, CancellationToken cancellationToken = default);

    /// <summary>Up to <paramref name="limit"/> methods from an id on, ordered by id; of each the latest version and no results.</summary>
    [Alias("methods"), AlwaysInterleave]
    Task<ImmutableArray<MethodView>> Methods(Guid from, int limit, CancellationToken cancellationToken = default);
}
