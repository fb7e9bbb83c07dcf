using System.Diagnostics.Metrics;
using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;
using Matching.Contracts.Reports;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using Microsoft.Extensions.DependencyInjection;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Reports;

/// <summary>Reports and lists over what is stored.</summary>
public sealed class CaseloadTests
{
    private static ICaseloadGrain Of(TestSilo silo, string municipality = Linkoping) => silo.Grains.GetGrain<ICaseloadGrain>(GrainKeys.Municipality(municipality));

    [Fact]
    public async Task Quarterly_StoredNeeds_AreReported_TheSameOnEveryLaterDay()
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var network = await Network.Of(silo, 1, Linkoping);
        var late = await network.HasNeed(Linkoping);
        await network.HasNeed(Linkoping, r => r with { Type = AssignmentType.Visitor, DecisionDate = null });
        var filled = await network.HasNeed(Linkoping);
        var promised = await network.HasNeed(Linkoping, r => r with { DecisionDate = new(2025, 12, 16) });
        await network.Place(promised, await network.HasVolunteer(Linkoping));
        var offer = await network.Place(filled, await network.HasVolunteer(Linkoping));
        silo.Pass(new DateTimeOffset(2026, 2, 1, 12, 0, 0, TimeSpan.Zero) - silo.Now);
        foreach (var step in PlacementDays.UntilItRuns(silo.Today))
            (await network.Need(filled).Advance(offer.Id, step)).Must();
        silo.Pass(TimeSpan.FromDays(30));
        (await network.Need(late).ExplainDelay(DelayReason.ClientNotReady)).Must();
        var first = await Of(silo).Quarterly(new(2026, 1), new(2026, 3, 31));
        // Who has only promised to begin has carried nothing out.
        Assert.Equal([new(2025, 12, 15), new(2025, 12, 16)], first.Late.Select(l => l.DecisionDate));
        Assert.Equal(DelayReason.ClientNotReady, first.Late[0].Reason);

        silo.Pass(TimeSpan.FromDays(200));
        (await network.Need(late).ExplainDelay(DelayReason.Other)).Must();
        (await network.Need(late).Close()).Must();
        await silo.RestartAsync();
        var again = await Of(silo).Quarterly(new(2026, 1), new(2026, 12, 31));
        Assert.Equal(first.Late.AsEnumerable(), again.Late);
        Assert.Equal(first.Waiting.AsEnumerable(), again.Waiting);
        Assert.Equal(first.AsOf, again.AsOf);
    }

    [Theory]
    [InlineData(SiblingRule.Together)]
    [InlineData(SiblingRule.TogetherPreferred)]
    public async Task Quarterly_SiblingsInOneHome_AreCarriedOutByOnePlacement(SiblingRule siblings)
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var network = await Network.Of(silo, 1, Linkoping);
        var need = await network.HasNeed(Linkoping, r => r with { Count = 2, Siblings = siblings });
        var offer = await network.Place(need, await network.HasVolunteer(Linkoping));
        silo.Pass(new DateTimeOffset(2026, 2, 1, 12, 0, 0, TimeSpan.Zero) - silo.Now);
        foreach (var step in PlacementDays.UntilItRuns(silo.Today))
            (await network.Need(need).Advance(offer.Id, step)).Must();
        silo.Pass(TimeSpan.FromDays(200));
        Assert.Empty((await Of(silo).Quarterly(new(2026, 2), new(2026, 6, 30))).Late);
    }

    [Fact]
    public async Task Lists_OfAnAuthority_HoldItsCasesAlone()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var contact = await network.HasNeed(Linkoping);
        var guardian = await network.HasNeed(Linkoping, r => r with { Type = AssignmentType.Guardian });
        Assert.Equal([contact.Id], await As(Authority.SocialServices));
        Assert.Equal([guardian.Id], await As(Authority.Guardianship));
        Assert.Equal([contact.Id, guardian.Id], await As(null));

        async Task<IEnumerable<Guid>> As(Authority? authority)
        {
            CallAuthority.Set(authority);
            return (await Of(silo).Needs(null, Guid.Empty, 10)).Select(n => n.Id);
        }
    }

    /// <summary>Every method of the need that answers somebody, asked on behalf of the other authority and of a need that is not there.</summary>
    [Fact]
    public async Task Need_OfAnotherAuthority_AnswersLikeOneThatIsNotThere()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var need = await network.HasNeed(Linkoping, r => r with { Type = AssignmentType.Guardian });
        CallAuthority.Set(Authority.SocialServices);
        var (foreign, missing) = (network.Need(need), network.Need(new(Linkoping, network.NewId())));
        var offer = network.NewId();
        Assert.Equal((await missing.Get()).Problem, (await foreign.Get()).Refused(ProblemCode.NotFound));
        Assert.Equal((await missing.Accept(offer)).Problem, (await foreign.Accept(offer)).Refused(ProblemCode.NotFound));
        Assert.Equal((await missing.Close()).Problem, (await foreign.Close()).Refused(ProblemCode.NotFound));
        Assert.Equal((await missing.Candidates(null, 1)).Problem, (await foreign.Candidates(null, 1)).Refused(ProblemCode.NotFound));
        (await foreign.Open(Requirements(Linkoping), Case(), null)).Refused(ProblemCode.NotFound);
        (await missing.Open(Requirements(Linkoping) with { Type = AssignmentType.Guardian }, Case(), null)).Refused(ProblemCode.Forbidden, "type");
        CallAuthority.Set(Authority.Guardianship);
        (await foreign.Get()).Must();
    }

    [Fact]
    public async Task Silent_ApprovedAndNotContacted_AreListed_UntilSomebodyDoes()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var forgotten = new VolunteerRef(Linkoping, Guid.CreateVersion7(silo.Now));
        (await network.Volunteer(forgotten).Register(Volunteer(Linkoping).Approved(), null)).Must();
        var full = new VolunteerRef(Linkoping, Guid.CreateVersion7(silo.Now));
        (await network.Volunteer(full).Register((Volunteer(Linkoping) with { Ongoing = 2 }).Approved(), null)).Must();
        var assessed = new VolunteerRef(Linkoping, Guid.CreateVersion7(silo.Now));
        var stages = new[] { AssignmentType.ContactPerson, AssignmentType.Visitor }.Select(type => new TypeApproval(type, ApprovalStage.HomeVisit, silo.Today));
        (await network.Volunteer(assessed).Register(Volunteer(Linkoping) with { Approvals = [.. stages] }, null)).Must();
        Assert.Empty(await Of(silo).Silent(silo.Now.AddDays(-90), Guid.Empty, 10));

        silo.Pass(TimeSpan.FromDays(91));
        Assert.Equal([forgotten.Id], (await Of(silo).Silent(silo.Now.AddDays(-90), Guid.Empty, 10)).Select(v => v.Id));

        (await network.Volunteer(forgotten).Reserve(network.Reservation(new(Linkoping, network.NewId()), AssignmentType.Visitor, new(2026, 6, 1)))).Must();
        Assert.Empty(await Of(silo).Silent(silo.Now.AddDays(-90), Guid.Empty, 10));
    }

    [Fact]
    public async Task Contact_WithWhoIsNotPlaced_EndsTheSilence_UntilTheTimeHasPassedAgain()
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var network = await Network.Of(silo, 1, Linkoping);
        var forgotten = new VolunteerRef(Linkoping, Guid.CreateVersion7(silo.Now));
        (await network.Volunteer(forgotten).Register(Volunteer(Linkoping).Approved(), null)).Must();
        silo.Pass(TimeSpan.FromDays(91));
        Assert.Single(await Silent());
        var called = silo.Today.AddDays(-1);
        (await network.Volunteer(forgotten).Contact(new(called, ContactKind.Call))).Must();
        Assert.Empty(await Silent());

        // A letter of which somebody hears late is no later contact, and the restart forgets nothing.
        (await network.Volunteer(forgotten).Contact(new(called.AddDays(-30), ContactKind.Letter))).Must();
        await silo.RestartAsync();
        silo.Pass(TimeSpan.FromDays(88));
        Assert.Empty(await Silent());
        silo.Pass(TimeSpan.FromDays(1));
        Assert.Equal(called, CivilDay.Of(Assert.Single(await Silent()).LastContact!.Value));
        Assert.Equal([ContactKind.Letter, ContactKind.Call], (await network.Volunteer(forgotten).Get()).Must().Contacts.Select(c => c.Kind));

        async Task<ImmutableArray<VolunteerSummary>> Silent() => await Of(silo).Silent(silo.Now.AddDays(-90), Guid.Empty, 10);
    }

    [Fact]
    public async Task Contact_BadOrUnknownOrAgain_IsRefusedOrChangesNothing()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping);
        var grain = network.Volunteer(volunteer);
        (await grain.Contact(new(silo.Today.AddDays(1), ContactKind.Call))).Refused(ProblemCode.Invalid, "on");
        (await grain.Contact(new(silo.Today, (ContactKind)99))).Refused(ProblemCode.Invalid, "kind");
        (await network.Volunteer(new(Linkoping, network.NewId())).Contact(new(silo.Today, ContactKind.Call))).Refused(ProblemCode.NotFound);
        for (var i = 1; i <= Limits.ContactsPerVolunteer; i++)
            (await grain.Contact(new(silo.Today.AddDays(-i), ContactKind.Visit))).Must();
        // What would not be kept is not taken either; a later one takes the oldest's place.
        (await grain.Contact(new(silo.Today.AddDays(-Limits.ContactsPerVolunteer - 1), ContactKind.Visit))).Refused(ProblemCode.LimitExceeded, "on");
        (await grain.Contact(new(silo.Today, ContactKind.Visit))).Must();
        var view = (await grain.Get()).Must();
        Assert.Equal(silo.Today.AddDays(1 - Limits.ContactsPerVolunteer), view.Contacts[0].On);
        Assert.Equal((Limits.ContactsPerVolunteer, silo.Today), (view.Contacts.Length, view.Contacts[^1].On));
        (await grain.Contact(new(silo.Today, ContactKind.Visit))).Must();
        Assert.Equal(view.Version, (await grain.Get()).Must().Version);
    }

    [Fact]
    public async Task Metric_OpenDecisions_CountsBandsOnce_WithoutIds()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        (await network.Municipality(Linkoping).SetUp(Municipality(Linkoping, "ostergotland", "second"))).Must();
        (await silo.Grains.GetGrain<Contracts.Regions.IRegionGrain>(GrainKeys.Region("second")).SetUp(Network.Definition("second", 1, Linkoping))).Must();
        var need = await network.HasNeed(Linkoping, r => r with { DecisionDate = silo.Today });
        await network.HasNeed(Linkoping, r => r with { Type = AssignmentType.Visitor, DecisionDate = null });
        Assert.Equal(["0+ ContactPerson running 1"], Measured(silo));
        silo.Pass(silo.Today.AddMonths(3).ToDateTime(default) - silo.Today.ToDateTime(default));
        Assert.Equal(["0+ ContactPerson running 1"], Measured(silo));
        silo.Pass(TimeSpan.FromDays(1));
        Assert.Equal(["0+ ContactPerson past 1"], Measured(silo));
        (await network.Need(need).Close()).Must();
        Assert.Empty(Measured(silo));
    }

    [Fact]
    public async Task Metric_Norway_CountsByTheBandsOfTheLaw()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, "no-4601");
        await network.HasNeed("no-4601", r => r with { DecisionDate = silo.Today });
        Assert.Equal(["0-15 ContactPerson running 1"], Measured(silo));
        silo.Pass(TimeSpan.FromDays(30));
        Assert.Equal(["16-30 ContactPerson running 1"], Measured(silo));
        silo.Pass(TimeSpan.FromDays(1));
        Assert.Equal(["31+ ContactPerson past 1"], Measured(silo));
    }

    /// <summary>Who waits, waits: while a lane asks, while somebody has only promised to come, and when the planned days are over, as the report says too.</summary>
    [Fact]
    public async Task Metric_WhoeverWaits_IsCounted_AsInTheReport()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var asking = await network.HasNeed(Linkoping, r => r with { Type = AssignmentType.EmergencyHome, ForChild = true });
        await network.HasVolunteer(Linkoping, v => v with { Types = [AssignmentType.EmergencyHome], Household = Alone, Checks = [.. v.Checks, new(CheckKind.ChildProtection, v.Checks[0].Date)] });
        Assert.True((await network.Need(asking).OpenLane(new(1, true, 30))).Must().Lane!.IsActive);
        var promised = await network.HasNeed(Linkoping);
        var offer = await network.Place(promised, await network.HasVolunteer(Linkoping));
        await network.HasNeed(Linkoping, r => r with { End = r.Start.AddDays(1) });
        await Agree("0+ ContactPerson running 2", "0+ EmergencyHome running 1");

        silo.Pass(new DateTimeOffset(2026, 2, 2, 12, 0, 0, TimeSpan.Zero) - silo.Now);
        foreach (var step in PlacementDays.UntilItRuns(silo.Today))
            (await network.Need(promised).Advance(offer.Id, step)).Must();
        await Agree("0+ ContactPerson running 1", "0+ EmergencyHome running 1");

        // What broke off waits anew, with a clock of its own.
        silo.Pass(TimeSpan.FromDays(100));
        (await network.Need(promised).Advance(offer.Id, new Contracts.Placements.End(silo.Today, Contracts.Placements.PlacementEndReason.VolunteerStops))).Must();
        await Agree("0+ ContactPerson past 1", "0+ ContactPerson running 1", "0+ EmergencyHome past 1");

        async Task Agree(params string[] waiting)
        {
            Assert.Equal(waiting, Measured(silo).Order(StringComparer.Ordinal));
            Assert.Equal(waiting.Sum(w => w[^1] - '0'), (await Of(silo).Quarterly(new(2026, (silo.Today.Month + 2) / 3), silo.Today)).Waiting.Sum(w => w.Needs));
        }
    }

    [Fact]
    public async Task Quarterly_FilledAndClosed_BegunTooLate_IsReportedLate()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var need = await network.HasNeed(Linkoping);
        var offer = await network.Place(need, await network.HasVolunteer(Linkoping));
        foreach (var step in PlacementDays.UntilAgreed(silo.Today))
            (await network.Need(need).Advance(offer.Id, step)).Must();
        (await network.Need(need).Close()).Must();
        silo.Pass(new DateTimeOffset(2026, 5, 10, 12, 0, 0, TimeSpan.Zero) - silo.Now);
        (await network.Need(need).Advance(offer.Id, new Contracts.Placements.Start(silo.Today))).Must();
        silo.Pass(TimeSpan.FromDays(60));
        Assert.Equal(new DateOnly(2026, 5, 10), Assert.Single((await Of(silo).Quarterly(new(2026, 2), new(2026, 6, 30))).Late).CarriedOut);
    }

    private static List<string> Measured(TestSilo silo)
    {
        var (found, meters) = (new List<string>(), silo.Services.GetRequiredService<IMeterFactory>());
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "matching.needs.waiting" && instrument.Meter.Scope == meters) self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<int>((_, value, tags, _) => found.Add($"{string.Join(' ', tags.ToArray().Select(t => t.Value))} {value}"));
        listener.Start();
        listener.RecordObservableInstruments();
        return found;
    }
}
