using Matching.Contracts.Needs;
using Matching.Contracts.Placements;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Needs;

public sealed class OfferTests
{
    [Fact]
    public async Task MakeOffer_Accepted_FillsTheNeed_WithdrawnReopensIt()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var (id, volunteer) = (await network.HasNeed(Linkoping), await network.HasVolunteer(Linkoping));
        var offer = await network.Place(id, volunteer);
        Assert.Equal(OfferStatus.Accepted, offer.Status);
        Assert.Equal(NeedStatus.Filled, (await network.Need(id).Get()).Must().Status);
        (await network.Offer(id, await network.HasVolunteer(Linkoping))).Refused(ProblemCode.WrongState, "need");

        (await network.Need(id).Withdraw(offer.Id, OfferReason.ClientChangedMind)).Must();
        Assert.Equal(NeedStatus.Open, (await network.Need(id).Get()).Must().Status);
        Assert.Equal(CommitmentStatus.Ended, (await network.Volunteer(volunteer).GetCommitment(offer.Id)).Must().Status);
    }

    [Fact]
    public async Task MakeOffer_SameRequestAgain_SameOffer_OtherVolunteer_RequestReused()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var (id, volunteer) = (await network.HasNeed(Linkoping, r => r with { Count = 2 }), await network.HasVolunteer(Linkoping));
        var request = new OfferRequest(network.NewId(), volunteer);
        var offer = (await network.Need(id).MakeOffer(request)).Must();
        Assert.Equal(offer, (await network.Need(id).MakeOffer(request)).Must());
        (await network.Need(id).MakeOffer(request with { Volunteer = await network.HasVolunteer(Linkoping) })).Refused(ProblemCode.RequestReused, "id");
        (await network.Offer(id, volunteer)).Refused(ProblemCode.WrongState, "volunteer");
    }

    [Fact]
    public async Task MakeOffer_AsManyOutAsWanted_WrongState()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var id = await network.HasNeed(Linkoping);
        (await network.Offer(id, await network.HasVolunteer(Linkoping))).Must();
        (await network.Offer(id, await network.HasVolunteer(Linkoping))).Refused(ProblemCode.WrongState, "need");
    }

    /// <summary>The hold that the first request left takes places and time, and not from its own request.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task MakeOffer_AnswerOfTheVolunteerLost_TheSameRequestFindsItsHold(bool takesTime)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var (id, volunteer) = (await network.HasNeed(Linkoping, n => takesTime ? n with { WeekSlotsRequired = ["mon-16"] } : n), await network.HasVolunteer(Linkoping));
        var request = new OfferRequest(network.NewId(), volunteer);
        silo.Calls.LoseNextAnswer("IVolunteerGrain.Reserve");
        await Assert.ThrowsAsync<TimeoutException>(() => network.Need(id).MakeOffer(request));

        Assert.Equal(OfferStatus.Held, (await network.Need(id).MakeOffer(request)).Must().Status);
        Assert.Single((await network.Volunteer(volunteer).Get()).Must().Commitments);
    }

    [Fact]
    public async Task Decline_IsRemembered_AndGivesThePlaceBack()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var (id, volunteer) = (await network.HasNeed(Linkoping), await network.HasVolunteer(Linkoping));
        var offer = (await network.Offer(id, volunteer)).Must();
        Assert.Equal(OfferReason.Distance, (await network.Need(id).Decline(offer.Id, OfferReason.Distance)).Must().Reason);
        (await network.Need(id).Decline(offer.Id, OfferReason.Distance)).Must();
        Assert.Equal(2, (await network.Volunteer(volunteer).Get()).Must().Free);
        (await network.Offer(id, volunteer)).Refused(ProblemCode.NotEligible, "volunteer");
        Assert.Equal(RejectionReasons.Excluded, Assert.Single(await network.Rejections(id)).Reasons);
        Assert.Equal([volunteer], await network.Candidates(await network.HasNeed(Linkoping)));
    }

    [Theory]
    [InlineData(OfferStatus.Declined)]
    [InlineData(OfferStatus.Withdrawn)]
    public async Task Step_FromAnEndedOffer_WrongState(OfferStatus ended)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var id = await network.HasNeed(Linkoping);
        var need = network.Need(id);
        var offer = (await network.Offer(id, await network.HasVolunteer(Linkoping))).Must().Id;
        (await (ended == OfferStatus.Declined ? need.Decline(offer, OfferReason.Time) : need.Withdraw(offer, OfferReason.Time))).Must();
        (await need.Accept(offer)).Refused(ProblemCode.WrongState, "offer");
        (await (ended == OfferStatus.Declined ? need.Withdraw(offer, OfferReason.Time) : need.Decline(offer, OfferReason.Time))).Refused(ProblemCode.WrongState, "offer");
        (await need.Accept(network.NewId())).Refused(ProblemCode.NotFound, "offer");
    }

    [Fact]
    public async Task Decline_AcceptedOffer_WrongState()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var id = await network.HasNeed(Linkoping);
        var offer = await network.Place(id, await network.HasVolunteer(Linkoping));
        (await network.Need(id).Decline(offer.Id, OfferReason.Time)).Refused(ProblemCode.WrongState, "offer");
        Assert.Equal(offer, (await network.Need(id).Accept(offer.Id)).Must());
    }

    [Fact]
    public async Task Accept_AfterTheDeadline_Expired_AndTheNeedIsOpen()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var id = await network.HasNeed(Linkoping);
        var offer = (await network.Offer(id, await network.HasVolunteer(Linkoping))).Must();
        silo.Pass(TimeSpan.FromHours(72));
        (await network.Need(id).Accept(offer.Id)).Refused(ProblemCode.Expired);
        var view = (await network.Need(id).Get()).Must();
        Assert.Equal((NeedStatus.Open, OfferStatus.Expired), (view.Status, view.Offers[0].Status));
        (await network.Offer(id, offer.Volunteer)).Must();
    }

    [Fact]
    public async Task Get_AfterALostYes_SettlesWithTheVolunteersTruth()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var (id, volunteer) = (await network.HasNeed(Linkoping), await network.HasVolunteer(Linkoping));
        var offer = (await network.Offer(id, volunteer)).Must();
        silo.Calls.LoseNextAnswer("IVolunteerGrain.Confirm");
        await Assert.ThrowsAsync<TimeoutException>(() => network.Need(id).Accept(offer.Id));

        silo.Pass(TimeSpan.FromHours(73));
        var view = (await network.Need(id).Get()).Must();
        Assert.Equal((NeedStatus.Filled, OfferStatus.Accepted), (view.Status, view.Offers[0].Status));
        Assert.Equal(CommitmentStatus.Placed, (await network.Volunteer(volunteer).GetCommitment(offer.Id)).Must().Status);
    }

    [Fact]
    public async Task Get_WhileAYesIsStillBeingStored_WaitsForIt()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var (id, volunteer) = (await network.HasNeed(Linkoping), await network.HasVolunteer(Linkoping));
        var offer = (await network.Offer(id, volunteer)).Must();
        var (reached, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        silo.Storage.BeforeWrite = state =>
        {
            if (state != "volunteer")
                return Task.CompletedTask;
            reached.TrySetResult();
            return go.Task;
        };
        // The need's own call is lost on the way, so that it stays free to look.
        var confirm = network.Volunteer(volunteer).Confirm(offer.Id);
        await reached.Task;
        silo.Pass(TimeSpan.FromHours(73));
        var look = network.Need(id).Get();
        await Eventually.Settle();
        go.SetResult();
        try
        {
            await confirm;
        }
        catch (TimeoutException)
        {
            // The clock jumped over the deadline of the test's own call.
        }

        Assert.Equal(OfferStatus.Accepted, (await look).Must().Offers[0].Status);
    }

    [Theory]
    [InlineData(true, OfferStatus.Withdrawn)]
    [InlineData(false, OfferStatus.Declined)]
    public async Task End_AnswerOfTheVolunteerLost_IsFinishedByTheNextLook(bool accepted, OfferStatus end)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var (id, volunteer) = (await network.HasNeed(Linkoping), await network.HasVolunteer(Linkoping));
        var offer = (await network.Offer(id, volunteer)).Must().Id;
        if (accepted)
            (await network.Need(id).Accept(offer)).Must();
        silo.Calls.LoseNextAnswer("IVolunteerGrain.Release");
        await Assert.ThrowsAsync<TimeoutException>(() => end == OfferStatus.Declined ? network.Need(id).Decline(offer, OfferReason.Time) : network.Need(id).Withdraw(offer, OfferReason.Time));

        var view = (await network.Need(id).Get()).Must();
        Assert.Equal((NeedStatus.Open, end, OfferReason.Time), (view.Status, view.Offers[0].Status, view.Offers[0].Reason));
        Assert.Equal(2, (await network.Volunteer(volunteer).Get()).Must().Free);
        (await network.Need(id).Accept(offer)).Refused(ProblemCode.WrongState, "offer");
    }

    [Fact]
    public async Task Close_GivesOpenHoldsBack_KeepsPlacements_AndStaysClosed()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var id = await network.HasNeed(Linkoping, r => r with { Count = 2 });
        var need = network.Need(id);
        var placed = await network.Place(id, await network.HasVolunteer(Linkoping));
        var held = (await network.Offer(id, await network.HasVolunteer(Linkoping))).Must();

        var view = (await need.Close()).Must();
        Assert.Equal(NeedStatus.Closed, view.Status);
        Assert.Equal([OfferStatus.Accepted, OfferStatus.Withdrawn], view.Offers.Select(o => o.Status));
        Assert.Equal(CommitmentStatus.Released, (await network.Volunteer(held.Volunteer).GetCommitment(held.Id)).Must().Status);
        Assert.Equal(CommitmentStatus.Placed, (await network.Volunteer(placed.Volunteer).GetCommitment(placed.Id)).Must().Status);
        (await network.Offer(id, await network.HasVolunteer(Linkoping))).Refused(ProblemCode.WrongState, "need");
        Assert.Equal(view.Version, (await need.Close()).Must().Version);
        Assert.Empty(await network.Board.Open());
    }

    [Fact]
    public async Task Step_OnAnUnknownNeed_NotFound()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var need = network.Need(new(Linkoping, network.NewId()));
        (await need.MakeOffer(new(network.NewId(), new(Linkoping, network.NewId())))).Refused(ProblemCode.NotFound, "need");
        (await need.Close()).Refused(ProblemCode.NotFound, "need");
        (await need.Candidates(null, 5)).Refused(ProblemCode.NotFound, "need");
        (await need.Rejections(null, null, 5)).Refused(ProblemCode.NotFound, "need");
    }

    [Fact]
    public async Task Offers_SurviveARestart()
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var network = await Network.Of(silo, 2, Linkoping);
        var (id, volunteer) = (await network.HasNeed(Linkoping), await network.HasVolunteer(Linkoping));
        var offer = (await network.Offer(id, volunteer)).Must();
        await silo.RestartAsync();
        Assert.Equal(offer, Assert.Single((await network.Need(id).Get()).Must().Offers));
        (await network.Need(id).Accept(offer.Id)).Must();
    }

    [Fact]
    public async Task Offers_AtTheLimit_ThePlacementThatEndedStays_AndCounts()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var (one, two) = (await network.HasVolunteer(Linkoping), await network.HasVolunteer(Linkoping));
        var need = await network.HasNeed(Linkoping, n => n with { Start = silo.Today, Count = 2 });
        var offer = await network.Place(need, one);
        foreach (var step in PlacementDays.UntilItRuns(silo.Today).Append(new End(silo.Today, PlacementEndReason.ClientMoved)))
            (await network.Need(need).Advance(offer.Id, step)).Must();
        for (var i = 0; i < Limits.OffersPerNeed; i++)
            (await network.Need(need).Withdraw((await network.Offer(need, two)).Must().Id, OfferReason.Unspecified)).Must();

        await network.Place(need, two);
        var view = (await network.Need(need).Get()).Must();
        Assert.Equal((NeedStatus.Filled, Limits.OffersPerNeed), (view.Status, view.Offers.Length));
        (await network.Need(need).Advance(offer.Id, new Thank(silo.Today))).Must();
    }
}
