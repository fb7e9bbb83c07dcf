using Matching.Contracts.Audit;
using Matching.Contracts.Drives;
using Matching.Contracts.Law;
using Matching.Contracts.Regions;
using Matching.Contracts.Volunteers;
using Matching.Grains.Audit;
using Matching.Grains.State;
using Matching.Grains.Volunteers;

namespace Matching.Grains.Drives;

[GrainType("recruitment-drive")]
internal sealed class DriveGrain(
    [PersistentState(StateNames.Drive, StateNames.Store)] IPersistentState<DriveState> storage,
    TimeProvider time,
    LawBook law,
    ILogger<DriveGrain> logger)
    : AuditedGrain<DriveState>(storage, time, logger), IDriveGrain
{
    private readonly TimeProvider time = time;

    /// <summary>What members do together stands in the trail of their region.</summary>
    protected override string Municipality => Region;

    private string Region => KeyOwner.Of(this.GetPrimaryKeyString());

    public async Task<Outcome<DriveView>> SetUp(RecruitmentDrive drive, long? expectedVersion)
    {
        if (!(await GrainFactory.GetGrain<IRegionGrain>(GrainKeys.Region(Region)).Get()).Ok(out var region, out var problem))
            return problem;
        if (DriveRules.Check(drive, region.Definition) is { } refused)
            return refused;
        if (State.Drive is { } known && known.SameContent(drive))
            return View();
        if (State.Drive is { Organiser: var organiser } && organiser != drive.Organiser)
            return new Problem(ProblemCode.Forbidden, "Only the organiser changes a drive.", "organiser", "Ask the organiser.");
        if (expectedVersion is { } expected && expected != State.Version)
            return Versions.Mismatch(State.Version);
        // Who agreed to other terms has not agreed to these.
        await Change(State with { Drive = drive, Joined = [drive.Organiser], Version = State.Version + 1 }, new(AuditAction.DriveSetUp));
        return View();
    }

    public Task<Outcome<DriveView>> Get() => Task.FromResult(State.Drive is null ? Missing() : View());

    public async Task<Outcome<DriveView>> Join(string member)
    {
        if (State.Drive is not { } drive || !drive.CostShares.ContainsKey(member))
            return Missing();
        if (!State.Joined.Contains(member))
            await Change(State with { Joined = [.. State.Joined.Append(member).Order(StringComparer.Ordinal)], Version = State.Version + 1 }, new(AuditAction.DriveJoined, $"member {member}"));
        return View();
    }

    public async Task<Outcome<DriveView>> AddVolunteer(VolunteerRef volunteer)
    {
        if (State.Drive is null || !State.Drive.CostShares.ContainsKey(volunteer.Municipality))
            return Missing();
        if (State.Volunteers.Contains(volunteer))
            return View();
        if (!State.Joined.Contains(volunteer.Municipality))
            return new Problem(ProblemCode.WrongState, "Your municipality has not joined the drive as it stands.", "drive", "Join it first.");
        if (State.Volunteers.Length >= RecruitmentDrive.MaxVolunteers)
            return new Problem(ProblemCode.LimitExceeded, $"The drive already has {RecruitmentDrive.MaxVolunteers} volunteers.", null, "Run another drive.");
        if ((await Volunteer(volunteer).Get()).Problem is { } problem)
            return problem;
        // All members read this trail, and whoever was brought in may have a protected identity, now or later: no entry names anybody.
        await Change(State with { Volunteers = State.Volunteers.Add(volunteer), Version = State.Version + 1 }, new(AuditAction.DriveVolunteerAdded, $"member {volunteer.Municipality}"));
        return View();
    }

    public async Task<Outcome<DriveReport>> Report()
    {
        if (State.Drive is not { } drive)
            return Missing().Problem!;
        // Counts alone leave this method, over the cases of all authorities.
        CallAuthority.Set(null);
        var view = View().Value!;
        var found = new List<VolunteerView>();
        foreach (var some in State.Volunteers.Chunk(FanOut.Window))
            found.AddRange((await Task.WhenAll(some.Select(v => Volunteer(v).Get()))).Where(v => v.Value is not null).Select(v => v.Value!));
        var costs = DriveRules.Costs(drive);
        var today = CivilDay.Of(time.GetUtcNow());
        var results = from member in drive.CostShares.Keys.Order(StringComparer.Ordinal)
                      let own = found.Where(v => v.Volunteer.Municipality == member).ToList()
                      select new DriveResult(
                          member,
                          own.Count,
                          own.Count(v => v.Profile.ApprovedTypes(member, law, today).Any()),
                          own.Count(v => v.Commitments.Any(c => c.Started is not null)),
                          costs[member]);
        return new DriveReport(view, [.. results]);
    }

    private async Task Change(DriveState next, Deed deed)
    {
        await Commit(next, deed);
        await Pay();
    }

    private IVolunteerGrain Volunteer(VolunteerRef volunteer) => GrainFactory.GetGrain<IVolunteerGrain>(GrainKeys.Volunteer(volunteer));

    private Outcome<DriveView> View() => State.View(Region);

    private static Outcome<DriveView> Missing() => new Problem(ProblemCode.NotFound, "There is no such drive.", "id");
}
