using Matching.Contracts.Rounds;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Rounds;

public sealed class RoundTests
{
    [Fact]
    public async Task Start_NobodyThere_CompletesWithNothing()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 2, Linkoping);
        var view = await network.RunRound();
        Assert.Equal((RoundStatus.Completed, "done", 100), (view.Status, view.Phase, view.Progress));
        Assert.True(view.Summary!.Optimal);
        Assert.Equal((0, 0, 0L, 0), (view.Summary.Volunteers, view.Summary.Needs, view.Summary.Pairs, view.Summary.Proposals));
    }

    [Fact]
    public async Task Start_SameRoundAgain_StartsNothing_OtherRequest_RequestReused()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var first = await network.RunRound();
        await network.HasVolunteer(Linkoping);
        Assert.Equal(first, (await network.Region.StartRound(first.Round, new())).Must());
        (await network.Region.StartRound(first.Round, new(CandidatesPerNeed: 3))).Refused(ProblemCode.RequestReused, "round");
        Assert.Equal([first.Round], (await network.Region.Get()).Must().Rounds.AsEnumerable());
    }

    [Fact]
    public async Task Proposals_HeldAndFilledNeeds_AreLeftOut()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 2, Linkoping);
        var (held, filled, open) = (await network.HasNeed(Linkoping), await network.HasNeed(Linkoping), await network.HasNeed(Linkoping));
        (await network.Offer(held, await network.HasVolunteer(Linkoping))).Must();
        await network.Place(filled, await network.HasVolunteer(Linkoping));
        var view = await network.RunRound();
        var proposal = Assert.Single((await network.Round(view.Round).Proposals(null, 0, 10)).Must().Items);
        Assert.Equal(open, proposal.Need);
        (await network.Offer(proposal.Need, proposal.Volunteer)).Must();
    }

    [Fact]
    public async Task Proposals_NeedWhosePlannedDaysAreOver_IsLeftOut_AndNobodyCanBeOffered_UntilItHasLaterDays()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 2, Linkoping);
        var need = await network.HasNeed(Linkoping, r => r with { End = r.Start.AddDays(7) });
        var volunteer = await network.HasVolunteer(Linkoping);
        var view = (await network.Need(need).Get()).Must();
        await silo.PassAsync(TimeSpan.FromDays(view.Requirements.End!.Value.DayNumber - 1 - silo.Today.DayNumber));
        Assert.Equal(1, (await network.RunRound()).Summary!.Proposals);

        await silo.PassAsync(TimeSpan.FromDays(1));
        Assert.Equal((0, 0), (await network.RunRound()).Summary is { } after ? (after.Needs, after.Proposals) : default);
        Assert.NotEmpty((await network.Offer(need, volunteer)).Refused(ProblemCode.WrongState, "end").Cure!);

        (await network.Need(need).Open(view.Requirements with { End = view.Requirements.End!.Value.AddDays(1) }, view.Case, null)).Must();
        Assert.Equal(1, (await network.RunRound()).Summary!.Proposals);
        (await network.Offer(need, volunteer)).Must();
    }

    [Fact]
    public async Task Proposals_Pages_AddUp_AndEachMunicipalitySeesItsSides()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 2, Linkoping, Norrkoping, Motala);
        await network.Share(Linkoping, Norrkoping);
        foreach (var municipality in new[] { Linkoping, Norrkoping, Motala })
        {
            await network.HasNeed(municipality);
            await network.HasNeed(municipality);
            if (municipality != Norrkoping)
            {
                await network.HasVolunteer(municipality);
                await network.HasVolunteer(municipality);
            }
        }

        var round = network.Round((await network.RunRound()).Round);
        var all = (await round.Proposals(null, 0, 500)).Must();
        Assert.Equal((6, null), (all.Items.Length, all.Next));
        var pages = new List<Proposal>();
        for (int? from = 0; from is { } start;)
        {
            var page = (await round.Proposals(null, start, 4)).Must();
            pages.AddRange(page.Items);
            from = page.Next;
        }

        Assert.Equal(all.Items.AsEnumerable(), pages);
        Assert.Equal(
            all.Items.Where(p => p.Need.Municipality == Linkoping || p.Volunteer.Municipality == Linkoping),
            (await round.Proposals(Linkoping, 0, 500)).Must().Items);
        (await round.Proposals(null, -1, 10)).Refused(ProblemCode.Invalid);
        (await round.Proposals(null, 0, 0)).Refused(ProblemCode.Invalid, "limit");
    }

    [Fact]
    public async Task Cancel_WhileItScores_EndsCancelled_AndHasNoProposals()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        await network.HasVolunteer(Linkoping);
        await network.HasNeed(Linkoping);
        var (reached, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        silo.Calls.On("IPoolShardGrain.Score", async call =>
        {
            reached.TrySetResult();
            await go.Task;
            await call.Invoke();
        });
        var round = network.Round(network.NewId());
        (await round.Start(new())).Must();
        await silo.UntilAsync(() => Task.FromResult(reached.Task.IsCompleted), "the round scores");
        var view = (await round.Get()).Must();
        Assert.Equal((RoundStatus.Running, "scoring"), (view.Status, view.Phase));
        (await round.Certificate()).Refused(ProblemCode.WrongState, "round");
        (await round.Cancel()).Must();
        go.SetResult();
        await silo.UntilAsync(async () => (await round.Get()).Must().Status == RoundStatus.Cancelled, "the round is cancelled");
        (await round.Proposals(null, 0, 10)).Refused(ProblemCode.WrongState, "round");
    }

    [Fact]
    public async Task Get_AfterACrashInTheMiddle_BeginsAnew_AndCompletes()
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var network = await Network.Of(silo, 1, Linkoping);
        await network.HasVolunteer(Linkoping);
        await network.HasNeed(Linkoping);
        var writes = 0;
        silo.Storage.BeforeWrite = state => state == "round" && ++writes == 2 ? throw new IOException("Injected: the end of the round is not stored.") : Task.CompletedTask;
        var round = network.NewId();
        (await network.Round(round).Start(new())).Must();
        await silo.UntilAsync(() => Task.FromResult(writes == 2), "the round came to its end");

        await silo.RestartAsync();
        await silo.UntilAsync(async () => (await network.Round(round).Get()).Must().Status == RoundStatus.Completed, "the round begins anew");
        Assert.Single((await network.Round(round).Proposals(null, 0, 10)).Must().Items);
    }

    [Theory]
    [InlineData(1, RoundStatus.Completed)]
    [InlineData(14, RoundStatus.Completed)]
    [InlineData(15, RoundStatus.Failed)]
    public async Task Score_SnapshotLost_IsTriedFifteenTimes(int losses, RoundStatus end)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 2, Linkoping);
        await network.HasVolunteer(Linkoping);
        await network.HasNeed(Linkoping);
        var pins = 0;
        silo.Calls.On("IPoolShardGrain.Pin", async call =>
        {
            await call.Invoke();
            // Only the first shard loses its snapshot, as when it alone is activated anew.
            if (call.TargetId.Key.ToString()!.EndsWith("/0", StringComparison.Ordinal) && ++pins <= losses)
                await network.Shard(0).Release((Guid)call.Request.GetArgument(0)!);
        });
        Assert.Equal(end, (await network.RunRound()).Status);
        Assert.Equal(Math.Min(losses + 1, 15), pins);
    }

    [Fact]
    public async Task Start_NeedOfAFormerMember_IsLeftOut()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.HasNeed(Norrkoping);
        var stays = await network.HasNeed(Linkoping);
        await network.HasVolunteer(Linkoping);
        Assert.Equal(2, (await network.Board.Open()).Length);
        (await network.Region.SetUp(Network.Definition(network.Name, 1, Linkoping))).Must();

        var view = await network.RunRound();
        Assert.Equal(RoundStatus.Completed, view.Status);
        Assert.Equal(stays, Assert.Single((await network.Round(view.Round).Proposals(null, 0, 10)).Must().Items).Need);
    }

    [Fact]
    public async Task Summary_CountsWaitingAndPastTheClock()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        await network.HasNeed(Linkoping, r => r with { DecisionDate = silo.Today.AddMonths(-3) });
        await network.HasNeed(Linkoping, r => r with { DecisionDate = silo.Today.AddMonths(-3).AddDays(-1) });
        await network.HasNeed(Linkoping, r => r with { Type = AssignmentType.Visitor, DecisionDate = null });
        var summary = (await network.RunRound()).Summary!;
        Assert.Equal((3, 1), (summary.Waiting, summary.WaitingPastClock));
    }

    [Fact]
    public async Task Unknown_NotFound()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var round = network.Round(network.NewId());
        (await round.Get()).Refused(ProblemCode.NotFound, "round");
        (await round.Cancel()).Refused(ProblemCode.NotFound, "round");
        (await round.Proposals(null, 0, 1)).Refused(ProblemCode.NotFound, "round");
        (await round.Certificate()).Refused(ProblemCode.NotFound, "round");
    }
}
