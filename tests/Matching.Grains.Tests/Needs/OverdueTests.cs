using Matching.Contracts.Needs;
using Matching.Contracts.Placements;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Needs;

/// <summary>A need that has waited past the day it was wanted for begins today at the earliest, and is judged for that.</summary>
public sealed class OverdueTests
{
    private static readonly DateTimeOffset September = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Agreement_RanOutSinceTheWantedStart_NobodyIsListedProposedOrHeld()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Norrkoping, Linkoping, 10, a => a with { To = new(2026, 6, 1) });
        var volunteer = await network.HasVolunteer(Norrkoping);
        var need = await network.HasNeed(Linkoping, n => n with { Start = new(2026, 5, 1) });
        Assert.Equal([volunteer], await network.Candidates(need));
        silo.Pass(September - silo.Now);
        Assert.Equal(0, (await network.RunRound()).Summary!.Proposals);
        Assert.Empty(await network.Candidates(need));
        (await network.Offer(need, volunteer)).Refused(ProblemCode.NoAgreement);
    }

    [Fact]
    public async Task Agreement_RanOutWhileAnOfferIsOut_ItCannotBeAccepted()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Norrkoping, Linkoping, 10, a => a with { To = silo.Today.AddDays(2) });
        var volunteer = await network.HasVolunteer(Norrkoping);
        var offer = (await network.Offer(await network.HasNeed(Linkoping, n => n with { Start = silo.Today }), volunteer)).Must();
        silo.Pass(TimeSpan.FromDays(2));
        (await network.Need(offer.Need).Accept(offer.Id)).Refused(ProblemCode.NoAgreement);
    }

    [Fact]
    public async Task Check_ExpiredSinceTheWantedStart_IsNoCandidate()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, "no-4601");
        var volunteer = await network.HasVolunteer("no-4601", v => v with { Checks = [new(CheckKind.CriminalRecord, new(2025, 12, 20))] });
        var need = await network.HasNeed("no-4601", n => n with { Start = silo.Today.AddDays(5) });
        Assert.Equal([volunteer], await network.Candidates(need));
        silo.Pass(September - silo.Now);
        Assert.Empty(await network.Candidates(need));
        (await network.Offer(need, volunteer)).Refused(ProblemCode.NotEligible);
    }

    [Fact]
    public async Task Placement_EndedSinceTheWantedStart_TakesNothing()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping, p => p with { Capacity = 1 });
        var first = await network.HasNeed(Linkoping, n => n with { Start = silo.Today });
        var offer = await network.Place(first, volunteer);
        foreach (var step in PlacementDays.UntilItRuns(silo.Today))
            (await network.Need(first).Advance(offer.Id, step)).Must();
        var waiting = await network.HasNeed(Linkoping, n => n with { Start = silo.Today.AddDays(10) });
        silo.Pass(TimeSpan.FromDays(60));
        (await network.Need(first).Advance(offer.Id, new End(silo.Today, PlacementEndReason.ClientMoved))).Must();
        silo.Pass(TimeSpan.FromDays(30));
        Assert.Equal([volunteer], await network.Candidates(waiting));
        (await network.Offer(waiting, volunteer)).Must();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task PauseOrBlockOut_OverSinceTheWantedStart_HindersNobody(bool isPause)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var (from, until) = (silo.Today.AddDays(5), silo.Today.AddDays(20));
        var volunteer = await network.HasVolunteer(Linkoping, p => isPause ? p with { PausedUntil = until } : p with { BlockedOut = [new(from, until)] });
        var need = await network.HasNeed(Linkoping, n => n with { Start = silo.Today.AddDays(10) });
        Assert.Empty(await network.Candidates(need));
        silo.Pass(TimeSpan.FromDays(60));
        Assert.Equal([volunteer], await network.Candidates(need));
        (await network.Offer(need, volunteer)).Must();
    }

    /// <summary>Nobody publishes the need anew when a day passes.</summary>
    [Fact]
    public async Task Round_TheDayAfterTheWantedStart_JudgesForToday()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        await network.HasVolunteer(Linkoping, p => p with { PausedUntil = silo.Today.AddDays(1) });
        await network.HasNeed(Linkoping, n => n with { Start = silo.Today });
        Assert.Equal(0, (await network.RunRound()).Summary!.Proposals);
        silo.Pass(TimeSpan.FromDays(1));
        var round = await network.RunRound();
        Assert.Equal(1, round.Summary!.Proposals);
        silo.Pass(TimeSpan.FromDays(40));
        Assert.True((await network.Round(round.Round).Replay()).Must().IsIdentical);
    }

    [Fact]
    public async Task PlannedEnd_Passed_IsAskedNobody()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping);
        var need = await network.HasNeed(Linkoping, n => n with { Start = silo.Today, End = silo.Today.AddDays(10) });
        silo.Pass(TimeSpan.FromDays(9));
        var held = (await network.Offer(need, volunteer)).Must();
        silo.Pass(TimeSpan.FromDays(1));
        (await network.Need(need).Accept(held.Id)).Refused(ProblemCode.WrongState);
        (await network.Need(need).Withdraw(held.Id, OfferReason.Unspecified)).Must();
        Assert.Empty(await network.Board.Open());
        Assert.Equal(0, (await network.RunRound()).Summary!.Proposals);
        Assert.NotEmpty((await network.Need(need).Candidates(network.Name, 10)).Refused(ProblemCode.WrongState, "end").Cure!);
        (await network.Offer(need, volunteer)).Refused(ProblemCode.WrongState, "end");

        var view = (await network.Need(need).Get()).Must();
        (await network.Need(need).Open(view.Requirements with { End = silo.Today.AddDays(30) }, view.Case, null)).Must();
        Assert.Equal([volunteer], await network.Candidates(need));
    }

    [Fact]
    public async Task MakeOffer_AnswerLost_TheSameRequestOnTheNextDayFindsItsHold()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping, p => p with { Capacity = 1 });
        var need = await network.HasNeed(Linkoping, n => n with { Start = silo.Today.AddDays(-3) });
        var request = new OfferRequest(network.NewId(), volunteer);
        silo.Calls.LoseNextAnswer("IVolunteerGrain.Reserve");
        await Assert.ThrowsAsync<TimeoutException>(() => network.Need(need).MakeOffer(request));
        var day = silo.Today;
        silo.Pass(TimeSpan.FromDays(1));
        var offer = (await network.Need(need).MakeOffer(request)).Must();
        Assert.Equal(day, (await network.Volunteer(volunteer).GetCommitment(offer.Id)).Must().Reservation.Start);
    }
}
