using Matching.Contracts.Audit;
using Matching.Contracts.Needs;
using Matching.Contracts.Notices;
using Matching.Contracts.Placements;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Placements;

/// <summary>A placement that runs goes on past its planned end: the added days are judged like a placement on them, and a no changes nothing.</summary>
public sealed class ProlongationTests
{
    private const string Bergen = "no-4601";
    private static readonly DateOnly Begins = new(2026, 2, 1), Ends = new(2026, 4, 1), Until = new(2026, 6, 1);

    [Fact]
    public async Task Prolong_TakesTheAddedDays_IsToldAndEnteredOnce()
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Norrkoping, Linkoping);
        var volunteer = await network.HasVolunteer(Norrkoping, p => p with { Capacity = 1 });
        var (need, offer) = await Runs(network, volunteer);
        var summer = await network.HasNeed(Linkoping, n => n with { Start = new(2026, 5, 1) });
        var autumn = await network.HasNeed(Norrkoping, n => n with { Start = Until });
        Assert.Equal([volunteer], await network.Candidates(summer));

        for (var again = 0; again < 2; again++)
            Assert.Equal((PlacementStage.Running, Until), ((await Prolong(network, need, offer, Until)).Must().Stage, (await Placement(network, need)).ProlongedUntil));
        Assert.Empty(await network.Candidates(summer));
        (await network.Offer(summer, volunteer)).Refused(ProblemCode.NoCapacity);
        Assert.Equal([volunteer], await network.Candidates(autumn));
        Assert.Equal(Until, Assert.Single((await network.Volunteer(volunteer).Get()).Must().Commitments).Reservation.End);
        await silo.UntilAsync(() => Task.FromResult(silo.Post.Received.Count(n => n.Notice.Kind == NoticeKind.PlacementProlonged) == 2), "home and volunteer are told");
        await silo.RestartAsync();
        Assert.Equal(Until, (await Placement(network, need)).ProlongedUntil);

        Assert.Single(await Entries(Linkoping), e => e.Draft.Action == AuditAction.PlacementProlonged && e.Draft.Detail!.EndsWith("until 2026-06-01", StringComparison.Ordinal));
        Assert.Single(await Entries(Norrkoping), e => e.Draft.Action == AuditAction.PlaceProlonged);
        async Task<IEnumerable<AuditEntry>> Entries(string municipality) => (await silo.Grains.GetGrain<IAuditGrain>(GrainKeys.Audit(municipality)).Read(0, 100)).Entries;
    }

    /// <summary>The planned end that passes is the new one, and what breaks off before it opens the need.</summary>
    [Fact]
    public async Task Prolong_MovesThePlannedEnd_OfTheNoticeAndOfBreakingOff()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var (need, offer) = await Runs(network, await network.HasVolunteer(Linkoping));
        (await Prolong(network, need, offer, Until)).Must();
        silo.Pass(TimeSpan.FromDays(70));
        Assert.Null((await Placement(network, need)).EndNoticed);
        (await Prolong(network, need, offer, Until.AddDays(30))).Must();
        silo.Pass(TimeSpan.FromDays(90));
        Assert.Equal(Until.AddDays(30), (await Placement(network, need)).EndNoticed);

        // Past its planned end too, from today on: the days gone by are as they were.
        (await Prolong(network, need, offer, silo.Today)).Refused(ProblemCode.Invalid, "until");
        (await Prolong(network, need, offer, silo.Today.AddDays(20))).Must();
        (await network.Need(need).Advance(offer, new End(silo.Today, PlacementEndReason.VolunteerStops))).Must();
        Assert.Equal(NeedStatus.Open, (await network.Need(need).Get()).Must().Status);
    }

    [Fact]
    public async Task Prolong_DaysPromisedToOthers_IsRefused_UpToThemItIsNot()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping, p => p with { Capacity = 1 });
        var (need, offer) = await Runs(network, volunteer);
        await network.Place(await network.HasNeed(Linkoping, n => n with { Start = new(2026, 5, 1) }), volunteer);
        (await Prolong(network, need, offer, new(2026, 5, 2))).Refused(ProblemCode.NoCapacity, "until");
        Assert.Null((await Placement(network, need)).ProlongedUntil);
        (await Prolong(network, need, offer, new(2026, 5, 1))).Must();
    }

    [Fact]
    public async Task Prolong_TimePromisedToOthers_IsRefused()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping);
        var (need, offer) = await Runs(network, volunteer, n => n with { WeekSlotsRequired = ["mon-16"] });
        await network.Place(await network.HasNeed(Linkoping, n => n with { Start = Ends, WeekSlotsRequired = ["mon-16"] }), volunteer);
        (await Prolong(network, need, offer, Until)).Refused(ProblemCode.NoCapacity, "until");
    }

    public static TheoryData<string, Func<VolunteerProfile, VolunteerProfile>> Hindrances => new()
    {
        { "paused", p => p with { PausedUntil = Ends.AddDays(1) } },
        { "blocked out", p => p with { BlockedOut = [new(Until.AddDays(-1), Until.AddDays(5))] } },
        { "check gone", p => p with { Checks = [] } },
        { "smaller", p => p with { Capacity = 0 } },
        { "approval withdrawn", p => p with { Approvals = [.. p.Approvals.Select(a => a with { Stage = ApprovalStage.Refused, Since = Begins })] } },
    };

    [Theory]
    [MemberData(nameof(Hindrances))]
    public async Task Prolong_WhatAPlacementOnThoseDaysWouldBeRefusedFor_IsRefused_AndRunsOn(string what, Func<VolunteerProfile, VolunteerProfile> change)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping);
        var (need, offer) = await Runs(network, volunteer);
        var known = (await network.Volunteer(volunteer).Get()).Must().Profile;
        (await network.Volunteer(volunteer).Register(change(known), null)).Must();
        Assert.True((await Prolong(network, need, offer, Until)).Problem is { Code: ProblemCode.NotEligible or ProblemCode.NoCapacity, Cure.Length: > 0 }, what);
        Assert.Equal((PlacementStage.Running, null), ((await Placement(network, need)).Stage, (await Placement(network, need)).ProlongedUntil));
        var entry = Assert.Single((await network.Volunteer(volunteer).Get()).Must().Commitments);
        Assert.Equal((CommitmentStatus.Placed, Ends), (entry.Status, entry.Reservation.End!.Value));
    }

    /// <summary>Norway asks for an extract of three months at most: one that held at the start is too old for the added days.</summary>
    [Fact]
    public async Task Prolong_CheckTooOldForTheFirstAddedDay_IsRefused_UntilItIsRenewed()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Bergen);
        var volunteer = await network.HasVolunteer(Bergen, p => p with { Languages = ["sv", "no"], Checks = [new(CheckKind.CriminalRecord, new(2025, 12, 20))] });
        var (need, offer) = await Runs(network, volunteer);
        (await Prolong(network, need, offer, Until)).Refused(ProblemCode.NotEligible, "volunteer");
        var known = (await network.Volunteer(volunteer).Get()).Must().Profile;
        (await network.Volunteer(volunteer).Register(known with { Checks = [new(CheckKind.CriminalRecord, silo.Today)] }, null)).Must();
        (await Prolong(network, need, offer, Until)).Must();
    }

    [Fact]
    public async Task Prolong_Abroad_NeedsAnAgreementInForceOnTheAddedDays()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Norrkoping, Linkoping, change: a => a with { To = Ends });
        var (need, offer) = await Runs(network, await network.HasVolunteer(Norrkoping));
        (await Prolong(network, need, offer, Until)).Refused(ProblemCode.NoAgreement);
        await network.Share(Norrkoping, Linkoping, change: a => a with { From = Ends });
        (await Prolong(network, need, offer, Until)).Must();
    }

    [Fact]
    public async Task Prolong_ConflictPutOnRecordSince_OrNoPlannedEnd_OrAnEarlierDay_OrNotRunning_IsRefused()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping);
        var (open, endless) = await Runs(network, await network.HasVolunteer(Linkoping), n => n with { End = null });
        (await Prolong(network, open, endless, Until)).Refused(ProblemCode.Invalid, "until");

        var (need, offer) = await Runs(network, volunteer);
        foreach (var day in new[] { Begins, Ends })
            (await Prolong(network, need, offer, day)).Refused(ProblemCode.Invalid, "until");
        (await network.Need(need).Advance(offer, new Prolong(silo.Today.AddDays(1), Until))).Refused(ProblemCode.Invalid, "on");
        var view = (await network.Need(need).Get()).Must();
        (await network.Need(need).Open(view.Requirements, view.Case with { Conflicts = [volunteer] }, null)).Must();
        (await Prolong(network, need, offer, Until)).Refused(ProblemCode.NotEligible, "volunteer");

        (await network.Need(need).Advance(offer, new End(silo.Today, PlacementEndReason.Other))).Must();
        (await Prolong(network, need, offer, Until)).Refused(ProblemCode.WrongState, "stage");
    }

    /// <summary>Whatever fails between the two ledgers, the same step again finishes it.</summary>
    [Fact]
    public async Task Prolong_AnswerOfTheVolunteerLost_IsFinishedByTheSameStep()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping, p => p with { Capacity = 1 });
        var (need, offer) = await Runs(network, volunteer);
        silo.Calls.LoseNextAnswer("IVolunteerGrain.Prolong");
        await Assert.ThrowsAsync<TimeoutException>(() => Prolong(network, need, offer, Until));
        (await Prolong(network, need, offer, Until)).Must();
        Assert.Equal(Until, (await Placement(network, need)).ProlongedUntil);
        Assert.Equal(Until, Assert.Single((await network.Volunteer(volunteer).Get()).Must().Commitments).Reservation.End);
    }

    private static Task<Outcome<Placement>> Prolong(Network network, NeedRef need, Guid offer, DateOnly until) =>
        network.Need(need).Advance(offer, new Prolong(network.Silo.Today, until));

    private static async Task<Placement> Placement(Network network, NeedRef need) => Assert.Single((await network.Need(need).Get()).Must().Placements);

    /// <summary>A placement from <see cref="Begins"/> to <see cref="Ends"/> that has begun.</summary>
    private static async Task<(NeedRef Need, Guid Offer)> Runs(Network network, VolunteerRef volunteer, Func<NeedRequirements, NeedRequirements>? change = null)
    {
        var need = await network.HasNeed(volunteer.Municipality == Norrkoping ? Linkoping : volunteer.Municipality, n => (change ?? (r => r))(n with { Start = Begins, End = Ends }));
        var offer = await network.Place(need, volunteer);
        if (network.Silo.Today < Begins)
            network.Silo.Pass(new DateTimeOffset(Begins.ToDateTime(new(12, 0)), TimeSpan.Zero) - network.Silo.Now);
        foreach (var step in PlacementDays.UntilItRuns(network.Silo.Today))
            (await network.Need(need).Advance(offer.Id, step)).Must();
        return (need, offer.Id);
    }
}
