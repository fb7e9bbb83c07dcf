using Matching.Contracts.Drives;
using Matching.Contracts.Methods;
using Matching.Contracts.Regions;
using Matching.Grains.Drives;
using Matching.Grains.Methods;
using Matching.Grains.Ports;
using Matching.Grains.State;

namespace Matching.Grains.Regions;

[GrainType("region-library")]
internal sealed class RegionLibraryGrain(ICommittedStates states) : Grain, IRegionLibraryGrain
{
    private string Region => KeyOwner.Of(this.GetPrimaryKeyString());

    public Task<ImmutableArray<DriveView>> Drives(Guid from, int limit, CancellationToken cancellationToken = default) =>
        states.ReadAll<DriveState>(StateNames.Drive, GrainKeys.DrivesOf(Region), cancellationToken).Page(from, limit, (_, s) => s.Drive is null ? null : s.View(Region), cancellationToken);

    public Task<ImmutableArray<MethodView>> Methods(Guid from, int limit, CancellationToken cancellationToken = default) =>
        states.ReadAll<MethodState>(StateNames.Method, GrainKeys.MethodsOf(Region), cancellationToken)
            .Page(from, limit, (key, s) => s.Versions.IsEmpty ? null : MethodProjection.Summary(key, s), cancellationToken);
}
