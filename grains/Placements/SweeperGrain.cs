using Matching.Contracts.Districts;
using Matching.Contracts.Drives;
using Matching.Contracts.Law;
using Matching.Contracts.Methods;
using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;
using Matching.Contracts.Notices;
using Matching.Contracts.Partnerships;
using Matching.Contracts.Placements;
using Matching.Contracts.Regions;
using Matching.Contracts.Volunteers;
using Matching.Grains.Districts;
using Matching.Grains.Drives;
using Matching.Grains.Methods;
using Matching.Grains.Municipalities;
using Matching.Grains.Needs;
using Matching.Grains.Notices;
using Matching.Grains.Partnerships;
using Matching.Grains.Ports;
using Matching.Grains.Regions;
using Matching.Grains.State;
using Matching.Grains.Volunteers;

namespace Matching.Grains.Placements;

[GrainType("sweeper")]
internal sealed class SweeperGrain(ICommittedStates states, LawBook law, TimeProvider time) : Grain, ISweeperGrain, IRemindable
{
    private const string Again = "sweep";

    /// <summary>Only what a crash cut off waits for it; an hour later is soon enough for a record, and a scan of all states is not free.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private string Municipality => KeyOwner.Of(this.GetPrimaryKeyString());

    public async Task KeepSweeping()
    {
        if (await this.GetReminder(Again) is null)
            await this.RegisterOrUpdateReminder(Again, Interval, Interval);
    }

    public async Task<int> Sweep()
    {
        var (found, today) = (0, CivilDay.Of(time.GetUtcNow()));
        await foreach (var (key, state) in states.ReadAll<VolunteerState>(StateNames.Volunteer, GrainKeys.VolunteersOf(Municipality), CancellationToken.None))
        {
            found += await Pay(state.Owed.IsNothing, () => GrainFactory.GetGrain<IVolunteerGrain>(key).PayUp());
            if (state.Profile?.EndingChecks(Municipality, law, today).Any(check => !state.Warned.Contains(CheckWarning.Of(check))) == true)
                await GrainFactory.GetGrain<IVolunteerGrain>(key).WarnOfChecks();
        }

        await foreach (var (key, state) in states.ReadAll<NeedState>(StateNames.Need, GrainKeys.NeedsOf(Municipality), CancellationToken.None))
            found += await Pay(state.Owed.IsNothing && state.Ending.IsEmpty, () => GrainFactory.GetGrain<INeedGrain>(key).PayUp());
        await foreach (var (key, state) in states.ReadAll<MunicipalityState>(StateNames.Municipality, GrainKeys.Municipality(Municipality), CancellationToken.None))
            found += await Pay(state.Owed.IsNothing, () => GrainFactory.GetGrain<IMunicipalityGrain>(key).PayUp());
        await foreach (var (key, state) in states.ReadAll<NoticesState>(StateNames.Notices, GrainKeys.Notices(Municipality), CancellationToken.None))
            found += await Pay(state.Owed.IsNothing, () => GrainFactory.GetGrain<INoticesGrain>(key).PayUp());
        await foreach (var (key, state) in states.ReadAll<DistrictsState>(StateNames.Districts, GrainKeys.Municipality(Municipality), CancellationToken.None))
            found += await Pay(state.Owed.IsNothing, () => GrainFactory.GetGrain<IDistrictsGrain>(key).PayUp());
        await foreach (var (key, state) in states.ReadAll<PartnershipsState>(StateNames.Partnerships, GrainKeys.Municipality(Municipality), CancellationToken.None))
            found += await Pay(state.Owed.IsNothing, () => GrainFactory.GetGrain<IPartnershipsGrain>(key).PayUp());
        return found + await SweepRegion(Municipality);
    }

    /// <summary>Where the trail is a region's, what its members do together.</summary>
    private async Task<int> SweepRegion(string region)
    {
        var found = 0;
        await foreach (var (key, state) in states.ReadAll<RegionState>(StateNames.Region, GrainKeys.Region(region), CancellationToken.None))
            found += await Pay(state.Owed.IsNothing, () => GrainFactory.GetGrain<IRegionGrain>(key).PayUp());
        await foreach (var (key, state) in states.ReadAll<DriveState>(StateNames.Drive, GrainKeys.DrivesOf(region), CancellationToken.None))
            found += await Pay(state.Owed.IsNothing, () => GrainFactory.GetGrain<IDriveGrain>(key).PayUp());
        await foreach (var (key, state) in states.ReadAll<MethodState>(StateNames.Method, GrainKeys.MethodsOf(region), CancellationToken.None))
            found += await Pay(state.Owed.IsNothing, () => GrainFactory.GetGrain<IMethodGrain>(key).PayUp());
        return found;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => Sweep();

    private static async Task<int> Pay(bool nothing, Func<Task> payUp)
    {
        if (nothing)
            return 0;
        await payUp();
        return 1;
    }
}
