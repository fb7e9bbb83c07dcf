using Matching.Contracts.Audit;
using Matching.Contracts.Law;
using Matching.Contracts.Municipalities;
using Matching.Contracts.Notices;
using Matching.Contracts.Placements;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Volunteers;

/// <summary>A check is renewed before it ends: the list, and one notice for each.</summary>
public sealed class EndingChecksTests
{
    private static readonly Household Couple = new([new(1)], 0, false, false, false, false, false, false, false);

    private static ICaseloadGrain List(TestSilo silo, string municipality) => silo.Grains.GetGrain<ICaseloadGrain>(GrainKeys.Municipality(municipality));

    private static async Task<List<Notice>> Notices(TestSilo silo, string municipality) =>
        [.. (await silo.Grains.GetGrain<INoticesGrain>(GrainKeys.Notices(municipality)).List(null, null, 100)).Items.Select(n => n.Notice).Where(n => n.Kind == NoticeKind.CheckEnding)];

    private static Task<int> Sweep(TestSilo silo, string municipality) => silo.Grains.GetGrain<ISweeperGrain>(GrainKeys.Sweeper(municipality)).Sweep();

    [Fact]
    public async Task List_NorwegianExtract_IsListedFromTheDayItsWindowOpens_UntilItIsRenewed()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, "no-4601");
        var made = silo.Today;
        var volunteer = await network.HasVolunteer("no-4601", v => v with { Types = [AssignmentType.ContactPerson], Checks = [new(CheckKind.CriminalRecord, made)] });
        var last = new CheckRule(CheckKind.CriminalRecord) { MaxAgeMonths = 3 }.LastDay(made)!.Value;
        Assert.Empty(await List(silo, "no-4601").EndingChecks(last.AddDays(-31), Guid.Empty, 10));

        var listed = Assert.Single(await List(silo, "no-4601").EndingChecks(last.AddDays(-30), Guid.Empty, 10));
        Assert.Equal(volunteer.Id, listed.Id);
        var check = Assert.Single(listed.Checks);
        Assert.Equal((CheckKind.CriminalRecord, made, last.AddDays(-30), last, CheckParty.Volunteer), (check.Kind, check.Made, check.RenewFrom, check.LastDay!.Value, check.Responsible));

        silo.Pass(TimeSpan.FromDays(70));
        (await network.Volunteer(volunteer).Register((await network.Volunteer(volunteer).Get()).Must().Profile with { Checks = [new(CheckKind.CriminalRecord, made), new(CheckKind.CriminalRecord, made.AddDays(70))] }, null)).Must();
        Assert.Empty(await List(silo, "no-4601").EndingChecks(last.AddDays(-30), Guid.Empty, 10));
    }

    [Fact]
    public async Task List_TypeNotYetApproved_AsksForNoRenewal()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, "no-4601");
        await network.HasVolunteer("no-4601", v => v with
        {
            Types = [AssignmentType.ContactPerson],
            Approvals = [new(AssignmentType.ContactPerson, ApprovalStage.Interview, silo.Today)],
        });
        Assert.Empty(await List(silo, "no-4601").EndingChecks(silo.Today.AddYears(2), Guid.Empty, 10));
    }

    [Fact]
    public async Task Sweep_WindowOpen_TellsTheCoordinatorsOnce_AndWhoFetchesIt()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, "no-4601");
        var volunteer = await network.HasVolunteer("no-4601", v => v with { Types = [AssignmentType.ContactPerson], Checks = [new(CheckKind.CriminalRecord, silo.Today)] });
        await Sweep(silo, "no-4601");
        Assert.Empty(await Notices(silo, "no-4601"));

        silo.Pass(TimeSpan.FromDays(61));
        await Sweep(silo, "no-4601");
        await Sweep(silo, "no-4601");
        var notices = await Notices(silo, "no-4601");
        Assert.Equal(2, notices.Count);
        Assert.All(notices, n => Assert.Equal((volunteer, null, "no-4601"), (n.About!.Value, n.Need, n.Municipality)));
        Assert.Equal([null, volunteer], notices.Select(n => n.Volunteer).OrderBy(v => v is not null));

        (await network.Volunteer(volunteer).Register((await network.Volunteer(volunteer).Get()).Must().Profile with { Checks = [new(CheckKind.CriminalRecord, silo.Today)] }, null)).Must();
        silo.Pass(TimeSpan.FromDays(65));
        await Sweep(silo, "no-4601");
        Assert.Equal(4, (await Notices(silo, "no-4601")).Count);
        var trail = await silo.Grains.GetGrain<IAuditGrain>(GrainKeys.Audit("no-4601")).Read(0, 100);
        Assert.Equal(2, trail.Entries.Count(e => e.Draft.Action == AuditAction.CheckEnding));
    }

    /// <summary>Sweden, foster homes: the checks of the whole household end with a move or a new adult; for a contact person nothing ends them.</summary>
    [Theory]
    [InlineData(AssignmentType.FosterHome, true, 4)]
    [InlineData(AssignmentType.FosterHome, false, 4)]
    [InlineData(AssignmentType.ContactPerson, true, 0)]
    public async Task Register_EventThatTheLawNames_EndsTheChecks_AndTellsAtOnce(AssignmentType type, bool moves, int ended)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        BackgroundCheck[] checks = [.. from kind in new[] { CheckKind.CriminalRecord, CheckKind.ChildProtection } from member in new int?[] { null, 1 } select new BackgroundCheck(kind, new(2025, 12, 1)) { Member = member }];
        var volunteer = await network.HasVolunteer(Linkoping, v => v with { Types = [type], Household = Couple, Checks = [.. checks] });
        var known = (await network.Volunteer(volunteer).Get()).Must().Profile;
        Assert.All(known.Checks, c => Assert.Null(c.EndedOn));

        var changed = moves ? known with { Home = PlaceOf(Norrkoping) } : known with { Household = Couple with { OtherAdults = [new(1), new(2)] } };
        (await network.Volunteer(volunteer).Register(changed, null)).Must();
        Assert.Equal(ended, (await network.Volunteer(volunteer).Get()).Must().Profile.Checks.Count(c => c.EndedOn == silo.Today));
        Assert.Equal(ended, (await List(silo, Linkoping).EndingChecks(silo.Today, Guid.Empty, 10)).Sum(v => v.Checks.Count(c => c.EndedOn == silo.Today)));
        Assert.Equal(ended, (await Notices(silo, Linkoping)).Count);

        // An ended check counts for nothing: the home cannot be reserved before it is made anew.
        var need = new NeedRef(Linkoping, network.NewId());
        var answer = await network.Volunteer(volunteer).Reserve(network.Reservation(need, type));
        Assert.Equal(ended > 0 ? ProblemCode.NotEligible : null, answer.Problem?.Code);
        BackgroundCheck[] renewed = [.. from kind in new[] { CheckKind.CriminalRecord, CheckKind.ChildProtection } from member in new int?[] { null, 1, 2 } where member != 2 || !moves select new BackgroundCheck(kind, silo.Today) { Member = member }];
        (await network.Volunteer(volunteer).Register(changed with { Checks = [.. renewed] }, null)).Must();
        (await network.Volunteer(volunteer).Reserve(network.Reservation(need, type))).Must();
        Assert.Empty(await List(silo, Linkoping).EndingChecks(silo.Today, Guid.Empty, 10));
    }

    /// <summary>However the check is kept out of sight of the event, before it or with it, it comes back ended.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Register_CheckTakenOutAndPutBack_IsNotRevived(bool beforeTheMove)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        BackgroundCheck[] checks = [new(CheckKind.CriminalRecord, new(2025, 12, 1)), new(CheckKind.ChildProtection, new(2025, 12, 1))];
        var volunteer = await network.HasVolunteer(Linkoping, v => v with { Types = [AssignmentType.FosterHome], Household = Alone, Checks = [.. checks] });
        var known = (await network.Volunteer(volunteer).Get()).Must().Profile;
        var moved = known with { Home = PlaceOf(Norrkoping) };
        VolunteerProfile[] way = beforeTheMove ? [known with { Checks = [] }, moved with { Checks = [] }, moved] : [moved, moved with { Checks = [] }, moved];
        var moveDay = silo.Today;
        foreach (var step in way)
            (await network.Volunteer(volunteer).Register(step, null)).Must();
        silo.Pass(TimeSpan.FromDays(3));
        (await network.Volunteer(volunteer).Register(moved with { Checks = [] }, null)).Must();
        var back = (await network.Volunteer(volunteer).Register(moved, null)).Must();
        Assert.Equal([moveDay, moveDay], back.Profile.Checks.Select(c => c.EndedOn!.Value));
        (await network.Volunteer(volunteer).Reserve(network.Reservation(new(Linkoping, network.NewId()), AssignmentType.FosterHome))).Refused(ProblemCode.NotEligible);
    }

    /// <summary>A household that was unknown, or was taken out in between, hides nobody who moved in.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Register_AdultWhoWasNotOnRecord_IsNew(bool wasKnownOnce)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var home = Volunteer(Linkoping) with { Types = [AssignmentType.FosterHome], Household = wasKnownOnce ? Alone : null };
        var volunteer = await network.HasVolunteer(Linkoping, _ => home);
        (await network.Volunteer(volunteer).Register(home with { Household = null, Experience = 4 }, null)).Must();
        var view = (await network.Volunteer(volunteer).Register(home with { Household = Couple }, null)).Must();
        Assert.All(view.Profile.Checks, c => Assert.Equal(silo.Today, c.EndedOn));
    }

    /// <summary>By hand: what the law names ends what the law says, a code of the municipality's own ends all; a check of that day or later stands.</summary>
    [Theory]
    [InlineData(AssignmentType.FosterHome, LifeEvent.AddressChanged, 4)]
    [InlineData(AssignmentType.FosterHome, LifeEvent.AdultJoined, 4)]
    [InlineData(AssignmentType.ContactPerson, LifeEvent.AddressChanged, 0)]
    [InlineData(AssignmentType.ContactPerson, LifeEvent.ConcernReported, 2)]
    public async Task RecordEvent_ByHand_EndsTheChecksMadeBefore_WithOneNoticeEach(AssignmentType type, LifeEvent code, int ended)
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var network = await Network.Of(silo, 1, Linkoping);
        var kinds = type == AssignmentType.FosterHome ? new[] { CheckKind.CriminalRecord, CheckKind.ChildProtection } : [CheckKind.CriminalRecord];
        BackgroundCheck[] checks = [.. from kind in kinds from member in new int?[] { null, 1 } select new BackgroundCheck(kind, new(2025, 12, 1)) { Member = member }];
        var volunteer = await network.HasVolunteer(Linkoping, v => v with { Types = [type], Household = Couple, Checks = [.. checks] });
        var grain = network.Volunteer(volunteer);
        var happened = new RecordedEvent(silo.Today.AddDays(-3), code);
        Assert.Equal(ended, (await grain.RecordEvent(happened)).Must().Length);
        var listed = (await List(silo, Linkoping).EndingChecks(silo.Today, Guid.Empty, 10)).SelectMany(v => v.Checks).ToList();
        // The list asks for what the law asks for: the extract of a contact person's partner is no business of it.
        var due = type == AssignmentType.FosterHome ? ended : Math.Min(ended, 1);
        Assert.Equal(due, listed.Count(c => c.EndedOn == happened.On));
        await Sweep(silo, Linkoping);
        Assert.Equal(due, (await Notices(silo, Linkoping)).Count);
        var reserved = await grain.Reserve(network.Reservation(new(Linkoping, network.NewId()), type));
        Assert.Equal(ended > 0 ? ProblemCode.NotEligible : null, reserved.Problem?.Code);

        // Again: nothing. A check that is recorded later and was made before it ends with it; one made on its day stands.
        var version = (await grain.Get()).Must().Version;
        Assert.Equal(ended, (await grain.RecordEvent(happened)).Must().Length);
        Assert.Equal(version, (await grain.Get()).Must().Version);
        await silo.RestartAsync();
        BackgroundCheck[] renewed = [.. from check in checks from day in new[] { happened.On.AddDays(-1), happened.On } select check with { Date = day }];
        var view = (await network.Volunteer(volunteer).Register((await network.Volunteer(volunteer).Get()).Must().Profile with { Checks = [.. renewed] }, null)).Must();
        Assert.All(view.Profile.Checks, c => Assert.Equal(ended > 0 && c.Date < happened.On ? happened.On : null, c.EndedOn));
        (await network.Volunteer(volunteer).Reserve(network.Reservation(new(Linkoping, network.NewId()), type))).Must();
        Assert.Equal(happened, Assert.Single(view.Events));
        var trail = await silo.Grains.GetGrain<IAuditGrain>(GrainKeys.Audit(Linkoping)).Read(0, 100);
        Assert.Equal($"{code} {happened.On:yyyy-MM-dd}", Assert.Single(trail.Entries, e => e.Draft.Action == AuditAction.EventRecorded).Draft.Detail);
    }

    /// <summary>Whatever is answered with a yes is kept, and ends what it ends; an event that the full list would drop at once is refused.</summary>
    [Fact]
    public async Task RecordEvent_OlderThanAllThatAreKept_IsRefused_AndEndsNothing()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var old = silo.Today.AddDays(-200);
        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping, v => v with { Checks = [new(CheckKind.CriminalRecord, old), new(CheckKind.CriminalRecord, silo.Today)] }));
        for (var i = 0; i < Limits.EventsPerVolunteer; i++)
            (await volunteer.RecordEvent(new(silo.Today.AddDays(-i), LifeEvent.AddressChanged))).Must();
        var before = (await volunteer.Get()).Must();
        Assert.NotEmpty((await volunteer.RecordEvent(new(silo.Today.AddDays(-100), LifeEvent.ConcernReported))).Refused(ProblemCode.LimitExceeded, "on").Cure!);
        var after = (await volunteer.Get()).Must();
        Assert.Equal((before.Version, null), (after.Version, after.Profile.Checks[0].EndedOn));

        var happened = new RecordedEvent(silo.Today.AddDays(1 - Limits.EventsPerVolunteer), LifeEvent.ConcernReported);
        Assert.Equal(old, Assert.Single((await volunteer.RecordEvent(happened)).Must()).Date);
        Assert.Contains(happened, (await volunteer.Get()).Must().Events);
    }

    [Fact]
    public async Task RecordEvent_BadOrUnknown_IsRefusedWithItsField()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping));
        (await volunteer.RecordEvent(new(silo.Today.AddDays(1), LifeEvent.Other))).Refused(ProblemCode.Invalid, "on");
        (await volunteer.RecordEvent(new(silo.Today, (LifeEvent)99))).Refused(ProblemCode.Invalid, "event");
        (await network.Volunteer(new(Linkoping, network.NewId())).RecordEvent(new(silo.Today, LifeEvent.Other))).Refused(ProblemCode.NotFound);
    }
}
