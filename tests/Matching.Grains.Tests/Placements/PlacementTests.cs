using Matching.Contracts.Needs;
using Matching.Contracts.Notices;
using Matching.Contracts.Placements;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Placements;

/// <summary>From the volunteer's yes to the thanks.</summary>
public sealed class PlacementTests
{
    [Fact]
    public async Task Life_FromMeetingToThanks_IsRecordedOnBothSidesAndThePlaceIsFree()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Norrkoping, Linkoping, quota: 1);
        var volunteer = await network.HasVolunteer(Norrkoping, p => p with { Capacity = 1 });
        var need = await network.HasNeed(Linkoping);
        var offer = await network.Place(need, volunteer);

        await Run(silo, network, need, offer.Id);
        silo.Pass(TimeSpan.FromDays(60));
        Assert.Equal(PlacementStage.Running, (await Advance(network, need, offer, new FollowUp(silo.Today, FollowUpResult.GoesWell))).Must().Stage);
        silo.Pass(TimeSpan.FromDays(60));
        var ended = (await Advance(network, need, offer, new End(silo.Today, PlacementEndReason.GoalReached))).Must();
        Assert.Equal((PlacementStage.Ended, silo.Today, null), (ended.Stage, ended.Ended!.Value, ended.FollowUpDue));
        var thanked = (await Advance(network, need, offer, new Thank(silo.Today))).Must();
        Assert.Equal(silo.Today, thanked.Thanked);

        var view = (await network.Volunteer(volunteer).Get()).Must();
        var entry = Assert.Single(view.Commitments);
        Assert.Equal((CommitmentStatus.Ended, silo.Today, silo.Today), (entry.Status, entry.Until!.Value, entry.Thanked!.Value));
        Assert.Equal(1, view.Free);
        Assert.Equal(OfferStatus.Ended, Assert.Single((await network.Need(need).Get()).Must().Offers).Status);

        // Back to back: the next placement begins on the day the last one ended, and finds the quota free again.
        var next = await network.HasNeed(Linkoping, n => n with { Start = silo.Today });
        Assert.Equal(OfferStatus.Accepted, (await network.Place(next, volunteer)).Status);
    }

    /// <summary>Every move in every stage: what the table does not have is refused, and changes nothing.</summary>
    [Fact]
    public async Task Advance_MoveThatTheTableDoesNotHave_IsRefusedInEveryStage()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var refused = 0;
        foreach (var stage in Enum.GetValues<PlacementStage>())
        {
            var volunteer = await network.HasVolunteer(Linkoping);
            var need = await network.HasNeed(Linkoping);
            var offer = await network.Place(need, volunteer);
            await Reach(silo, network, need, offer.Id, stage);
            foreach (var step in Steps(silo.Today).Where(s => !LifeCycles.Placement.Allows(stage, s.Move)))
            {
                var before = (await network.Need(need).Get()).Must();
                if (IsKnown(before.Placements[0], step))
                    continue;
                (await Advance(network, need, offer, step)).Refused(ProblemCode.WrongState, "stage");
                Assert.Equal(before.Version, (await network.Need(need).Get()).Must().Version);
                refused++;
            }

            Assert.Equal(stage, (await network.Need(need).Get()).Must().Placements[0].Stage);
        }

        Assert.True(refused > 30, $"Only {refused} illegal moves were tried.");
    }

    [Theory]
    [InlineData(PlacementSide.Volunteer, OfferStatus.Declined)]
    [InlineData(PlacementSide.Client, OfferStatus.Withdrawn)]
    [InlineData(PlacementSide.Municipality, OfferStatus.Withdrawn)]
    public async Task Refuse_AfterTheMeeting_FreesThePlaceAndReopensTheNeed_AndIsRememberedUntilTheNeedChanges(PlacementSide side, OfferStatus end)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping, p => p with { Capacity = 1 });
        var need = await network.HasNeed(Linkoping);
        var offer = await network.Place(need, volunteer);
        await Reach(silo, network, need, offer.Id, PlacementStage.Met);
        Assert.Equal(PlacementStage.Refused, (await Advance(network, need, offer, new Refuse(silo.Today, side, OfferReason.NotRightFit))).Must().Stage);

        var view = (await network.Need(need).Get()).Must();
        Assert.Equal((NeedStatus.Open, end), (view.Status, view.Offers[0].Status));
        Assert.Equal(1, (await network.Volunteer(volunteer).Get()).Must().Free);
        (await network.Offer(need, volunteer)).Refused(ProblemCode.NotEligible, "volunteer");
        Assert.Empty(await network.Candidates(need));
        Assert.Empty((await network.Round((await network.RunRound()).Round).Proposals(null, 0, Limits.PageSize)).Must().Items);

        (await network.Need(need).Open(view.Requirements with { Interests = [] }, view.Case, view.Version)).Must();
        Assert.Equal([volunteer], await network.Candidates(need));
    }

    [Fact]
    public async Task Withdraw_PlacementBeforeItsStart_IsNoNo()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var (need, volunteer) = (await network.HasNeed(Linkoping), await network.HasVolunteer(Linkoping));
        var offer = await network.Place(need, volunteer);
        await Reach(silo, network, need, offer.Id, PlacementStage.Met);
        (await network.Need(need).Withdraw(offer.Id, OfferReason.Unspecified)).Must();
        (await network.Offer(need, volunteer)).Must();
    }

    [Fact]
    public async Task Start_CheckExpiredSinceTheOffer_IsRefusedOnTheRealDay()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping, p => p with { Checks = [p.Checks[0] with { Date = new(2025, 2, 10) }] });
        var need = await network.HasNeed(Linkoping, r => r with { ForChild = true });
        var offer = await network.Place(need, volunteer);
        await Reach(silo, network, need, offer.Id, PlacementStage.Met);
        foreach (var step in new PlacementStep[] { new Sign(silo.Today, PlacementSide.Municipality), new Sign(silo.Today, PlacementSide.Volunteer), new Consent(silo.Today, ConsentParty.Guardian) })
            (await Advance(network, need, offer, step)).Must();
        silo.Pass(TimeSpan.FromDays(40));
        (await Advance(network, need, offer, new Start(new(2026, 2, 11)))).Refused(ProblemCode.NotEligible);
        Assert.Equal(PlacementStage.Running, (await Advance(network, need, offer, new Start(new(2026, 2, 10)))).Must().Stage);
    }

    /// <summary>What each party's yes leads to, in the order given: c the client, g a guardian, a an authority; upper case where the placement is agreed by it, with - where it is refused.</summary>
    [Theory]
    [InlineData(AssignmentType.ContactPerson, null, "C")]
    [InlineData(AssignmentType.ContactPerson, null, "a- G")]
    [InlineData(AssignmentType.ContactPerson, 9, "c- a- G")]
    [InlineData(AssignmentType.ContactPerson, 15, "c G")]
    [InlineData(AssignmentType.ContactPerson, 15, "g C")]
    [InlineData(AssignmentType.FosterHome, 15, "g A")]
    [InlineData(AssignmentType.FosterHome, 9, "A")]
    [InlineData(AssignmentType.Guardian, null, "A")]
    public async Task Consent_WhoMust_AndWhoMay_IsTheLaws(AssignmentType type, int? age, string yeses)
    {
        await using var silo = await TestSilo.StartAsync();
        var (network, need, offer) = await Met(silo, type, c => c with { ChildAge = age });
        foreach (var yes in yeses.Split(' '))
        {
            var party = char.ToLowerInvariant(yes[0]) switch { 'c' => ConsentParty.Client, 'g' => ConsentParty.Guardian, _ => ConsentParty.Authority };
            var answer = await Advance(network, need, offer, new Consent(silo.Today, party));
            if (yes.EndsWith('-'))
                answer.Refused(ProblemCode.Invalid, "party");
            else
                Assert.Equal(char.IsUpper(yes[0]) ? PlacementStage.Agreed : PlacementStage.Met, answer.Must().Stage);
        }
    }

    [Fact]
    public async Task Consent_OfSiblings_IsEachOnesOwn()
    {
        await using var silo = await TestSilo.StartAsync();
        var (network, need, offer) = await Met(silo, AssignmentType.FosterHome, c => c with { ChildAge = 9, SiblingAges = [16] });
        (await Advance(network, need, offer, new Consent(silo.Today, ConsentParty.Guardian))).Must();
        (await Advance(network, need, offer, new Consent(silo.Today, ConsentParty.Client))).Refused(ProblemCode.Invalid, "party");
        (await Advance(network, need, offer, new Consent(silo.Today, ConsentParty.Guardian) { Child = 2 })).Refused(ProblemCode.Invalid, "child");
        var one = (await Advance(network, need, offer, new Consent(silo.Today, ConsentParty.Guardian) { Child = 1 })).Must();
        Assert.Equal((PlacementStage.Met, silo.Today, null), (one.Stage, one.GuardianConsent, one.ClientConsent));
        Assert.Equal([0, 1], one.Children.ToArray());
        Assert.Equal(PlacementStage.Agreed, (await Advance(network, need, offer, new Consent(silo.Today, ConsentParty.Client) { Child = 1 })).Must().Stage);
    }

    private static async Task<(Network Network, NeedRef Need, Offer Offer)> Met(TestSilo silo, AssignmentType type, Func<NeedCase, NeedCase> details)
    {
        var network = await Network.Of(silo, 1, Linkoping);
        var @case = details(Case() with { RelativesConsidered = silo.Today });
        var wish = Requirements(Linkoping) with
        {
            Type = type,
            ForChild = @case.ChildAge is not null,
            Count = 1 + @case.SiblingAges.Length,
            Siblings = @case.SiblingAges.IsEmpty ? SiblingRule.Apart : SiblingRule.Together,
        };
        var volunteer = await network.HasVolunteer(Linkoping, v => v with
        {
            Types = [type],
            Capacity = 3,
            Household = Alone,
            Checks = [.. Enum.GetValues<CheckKind>().Select(kind => new BackgroundCheck(kind, new(2025, 12, 1)))],
        });
        var need = new NeedRef(Linkoping, network.NewId());
        (await network.Need(need).Open(wish, @case, null)).Must();
        var offer = await network.Place(need, volunteer);
        await Reach(silo, network, need, offer.Id, PlacementStage.Met);
        foreach (var side in new[] { PlacementSide.Municipality, PlacementSide.Volunteer })
            (await Advance(network, need, offer, new Sign(silo.Today, side))).Must();
        return (network, need, offer);
    }

    [Fact]
    public async Task Advance_AgainOrOutOfTime_ChangesNothing()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var need = await network.HasNeed(Linkoping);
        var offer = await network.Place(need, await network.HasVolunteer(Linkoping));
        (await Advance(network, need, offer, new PlanMeeting(silo.Today.AddDays(3)))).Must();
        var version = (await network.Need(need).Get()).Must().Version;
        (await Advance(network, need, offer, new PlanMeeting(silo.Today.AddDays(3)))).Must();
        Assert.Equal(version, (await network.Need(need).Get()).Must().Version);
        (await Advance(network, need, offer, new HoldMeeting(silo.Today.AddDays(3)))).Refused(ProblemCode.Invalid, "on");
        (await network.Need(need).Advance(Guid.NewGuid(), new Thank(silo.Today))).Refused(ProblemCode.NotFound);
        (await network.Need(need).Withdraw(offer.Id, OfferReason.ClientChangedMind)).Must();
        Assert.Equal(PlacementStage.Refused, (await network.Need(need).Get()).Must().Placements[0].Stage);
    }

    [Fact]
    public async Task Withdraw_RunningPlacement_IsRefused()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var need = await network.HasNeed(Linkoping);
        var offer = await network.Place(need, await network.HasVolunteer(Linkoping));
        await Run(silo, network, need, offer.Id);
        (await network.Need(need).Withdraw(offer.Id, OfferReason.Unspecified)).Refused(ProblemCode.WrongState);
    }

    [Fact]
    public async Task FollowUp_Due_IsNoticedOnceAndListedWithoutAnybodyReading()
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var network = await Network.Of(silo, 1, Linkoping);
        var need = await network.HasNeed(Linkoping);
        var offer = await network.Place(need, await network.HasVolunteer(Linkoping));
        await Run(silo, network, need, offer.Id);
        Assert.Empty((await List(silo, PlacementFilter.Due)).Items);
        for (var month = 0; month < 6; month++)
            await silo.PassAsync(TimeSpan.FromDays(31));
        await silo.RestartAsync();
        await silo.PassAsync(TimeSpan.FromMinutes(6));
        await silo.UntilAsync(() => Task.FromResult(silo.Post.Received.Any(n => n.Notice.Kind == NoticeKind.FollowUpDue)), "the coordinator is told");
        await silo.PassAsync(TimeSpan.FromDays(2));
        Assert.Single(silo.Post.Received, n => n.Notice.Kind == NoticeKind.FollowUpDue);
        Assert.Equal(offer.Id, Assert.Single((await List(silo, PlacementFilter.Overdue)).Items).Offer);
        (await Advance(network, need, offer, new FollowUp(silo.Today, FollowUpResult.NeedsSupport))).Must();
        Assert.Empty((await List(silo, PlacementFilter.Due)).Items);
        Assert.Single((await List(silo, PlacementFilter.Current)).Items);
    }

    [Fact]
    public async Task Start_OnOrAfterThePlannedEnd_IsRefused()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var need = await network.HasNeed(Linkoping, n => n with { Start = silo.Today, End = silo.Today.AddDays(10) });
        var offer = await network.Place(need, await network.HasVolunteer(Linkoping));
        await Reach(silo, network, need, offer.Id, PlacementStage.Agreed);
        silo.Pass(TimeSpan.FromDays(11));
        Assert.NotEmpty((await Advance(network, need, offer, new Start(silo.Today))).Refused(ProblemCode.Invalid, "on").Cure!);
        (await Advance(network, need, offer, new Start(silo.Today.AddDays(-1)))).Refused(ProblemCode.Invalid, "on");
        Assert.Equal(PlacementStage.Running, (await Advance(network, need, offer, new Start(silo.Today.AddDays(-2)))).Must().Stage);
    }

    [Fact]
    public async Task PlannedEnd_PassedWithoutARecordedEnd_KeepsThePlaceTaken_UntilTheEndIsRecorded()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping, p => p with { Capacity = 1, CapacityByType = p.CapacityByType.Add(AssignmentType.ContactPerson, 1) });
        var end = silo.Today.AddDays(30);
        var need = await network.HasNeed(Linkoping, n => n with { Start = silo.Today, End = end });
        var offer = await network.Place(need, volunteer);
        await Run(silo, network, need, offer.Id);

        // Back to back, as planned: the next one begins on the day this one is to end.
        var next = await network.HasNeed(Linkoping, n => n with { Start = end });
        var follower = await network.Place(next, volunteer);
        silo.Pass(TimeSpan.FromDays(31));
        // Both want the one place there is.
        Assert.Equal(-1, (await network.Volunteer(volunteer).Get()).Must().Free);
        await Reach(silo, network, next, follower.Id, PlacementStage.Agreed);
        Assert.NotEmpty((await Advance(network, next, follower, new Start(silo.Today))).Refused(ProblemCode.NoCapacity, "on").Cure!);
        (await network.Need(next).Withdraw(follower.Id, OfferReason.Unspecified)).Must();
        var later = await network.HasNeed(Linkoping, n => n with { Start = silo.Today.AddDays(200) });
        (await network.Offer(later, volunteer)).Refused(ProblemCode.NoCapacity);
        Assert.Empty(await network.Candidates(later));

        (await Advance(network, need, offer, new End(silo.Today, PlacementEndReason.DecisionEnded))).Must();
        Assert.Equal([volunteer], await network.Candidates(later));
        var soon = await network.HasNeed(Linkoping, n => n with { Start = silo.Today });
        (await network.Offer(soon, volunteer)).Must();
    }

    /// <summary>The pool counts days by itself: nobody publishes the volunteer anew when a planned end passes.</summary>
    [Fact]
    public async Task PlannedEnd_Passes_ThePoolGoesOnCountingThePlacement()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping, p => p with { Capacity = 1 });
        var need = await network.HasNeed(Linkoping, n => n with { Start = silo.Today, End = silo.Today.AddDays(30) });
        var offer = await network.Place(need, volunteer);
        await Run(silo, network, need, offer.Id);
        var later = await network.HasNeed(Linkoping, n => n with { Start = silo.Today.AddDays(200) });
        Assert.Equal([volunteer], await network.Candidates(later));
        silo.Pass(TimeSpan.FromDays(30));
        Assert.Empty(await network.Candidates(later));
    }

    [Fact]
    public async Task PlannedEnd_PassedWhileItRuns_IsToldToTheCoordinatorOnce()
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var network = await Network.Of(silo, 1, Linkoping);
        var need = await network.HasNeed(Linkoping, n => n with { Start = silo.Today, End = silo.Today.AddDays(40) });
        var offer = await network.Place(need, await network.HasVolunteer(Linkoping));
        await Run(silo, network, need, offer.Id);
        await silo.PassAsync(TimeSpan.FromDays(31));
        Assert.DoesNotContain(silo.Post.Received, n => n.Notice.Kind == NoticeKind.PlannedEndPassed);
        await silo.PassAsync(TimeSpan.FromDays(10));
        await silo.UntilAsync(
            () =>
            {
                silo.Pass(TimeSpan.FromMinutes(1));
                return Task.FromResult(silo.Post.Received.Any(n => n.Notice.Kind == NoticeKind.PlannedEndPassed));
            },
            "the coordinator is told");
        await silo.PassAsync(TimeSpan.FromDays(31));
        (await network.Need(need).Get()).Must();
        var told = Assert.Single(silo.Post.Received, n => n.Notice.Kind == NoticeKind.PlannedEndPassed).Notice;
        Assert.Equal((Linkoping, offer.Id, null), (told.Municipality, told.Offer, told.Volunteer));
    }

    [Fact]
    public async Task End_AnswerFromTheVolunteerLost_IsFinishedByTheNextCall()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping, p => p with { Capacity = 1 });
        var need = await network.HasNeed(Linkoping);
        var offer = await network.Place(need, volunteer);
        await Run(silo, network, need, offer.Id);
        silo.Calls.LoseNextCall("IVolunteerGrain.End");
        await Assert.ThrowsAsync<TimeoutException>(() => Advance(network, need, offer, new End(silo.Today, PlacementEndReason.Other)));
        var ended = (await Advance(network, need, offer, new End(silo.Today, PlacementEndReason.Other))).Must();
        Assert.Equal(PlacementStage.Ended, ended.Stage);
        Assert.Equal(1, (await network.Volunteer(volunteer).Get()).Must().Free);
    }

    private static Task<PlacementPage> List(TestSilo silo, PlacementFilter filter) =>
        silo.Grains.GetGrain<IPlacementListGrain>(GrainKeys.PlacementList(Linkoping)).List(filter, null, 10);

    internal static Task<Outcome<Placement>> Advance(Network network, NeedRef need, Offer offer, PlacementStep step) => network.Need(need).Advance(offer.Id, step);

    internal static Task Run(TestSilo silo, Network network, NeedRef need, Guid offer) => Reach(silo, network, need, offer, PlacementStage.Running);

    /// <summary>Takes an accepted offer to a stage, all on one day.</summary>
    internal static async Task Reach(TestSilo silo, Network network, NeedRef need, Guid offer, PlacementStage stage)
    {
        PlacementStep[] way = stage switch
        {
            PlacementStage.Refused => [new Refuse(silo.Today, PlacementSide.Client, OfferReason.Unspecified)],
            _ => [.. PlacementDays.UntilItRuns(silo.Today), new End(silo.Today, PlacementEndReason.Other)],
        };
        var steps = stage switch
        {
            PlacementStage.Accepted => 0,
            PlacementStage.Refused or PlacementStage.MeetingPlanned => 1,
            PlacementStage.Met => 2,
            PlacementStage.Agreed => 5,
            PlacementStage.Running => 6,
            _ => 7,
        };
        foreach (var step in way.Take(steps))
            (await network.Need(need).Advance(offer, step)).Must();
    }

    private static PlacementStep[] Steps(DateOnly today) =>
    [
        new PlanMeeting(today.AddDays(1)), new HoldMeeting(today.AddDays(-1)), new Refuse(today, PlacementSide.Volunteer, OfferReason.Time), new Sign(today.AddDays(-1), PlacementSide.Municipality),
        new Consent(today, ConsentParty.Guardian), new Start(today.AddDays(-1)), new FollowUp(today, FollowUpResult.GoesWell), new End(today, PlacementEndReason.ClientStops), new Thank(today),
    ];

    private static bool IsKnown(Placement placement, PlacementStep step) => step is Thank && placement.Thanked == step.On;
}
