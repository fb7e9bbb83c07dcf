using Matching.Contracts.Credits;
using Matching.Contracts.Placements;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using Microsoft.Extensions.DependencyInjection;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Credits;

/// <summary>Placements across borders become credits: once each, whatever is repeated, lost or interrupted.</summary>
public sealed class CreditTests
{
    private static readonly DateOnly From = new(2026, 1, 1), To = new(2027, 1, 1);

    private static ICreditsGrain Credits(TestSilo silo, string home) => silo.Grains.GetGrain<ICreditsGrain>(GrainKeys.Municipality(home));

    private static async Task<CreditStatement> Statement(Network network, DateOnly? to = null)
    {
        var statement = (await network.Silo.Grains.GetGrain<ICreditStatementGrain>(GrainKeys.Region(network.Name)).Statement(From, to ?? To)).Must();
        CreditChecker.SumsToZero(statement.Lines);
        return statement;
    }

    private static async Task Run(Network network, NeedRef need, Guid offer)
    {
        foreach (var step in PlacementDays.UntilItRuns(network.Silo.Today))
            (await network.Need(need).Advance(offer, step)).Must();
    }

    private static async Task<Network> Sharing(TestSilo silo)
    {
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping, Motala);
        await network.Share(Linkoping, Norrkoping);
        return network;
    }

    [Fact]
    public async Task Placement_AcrossABorder_IsCreditHereAndDebitThere()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Sharing(silo);
        var volunteer = await network.HasVolunteer(Linkoping);
        var need = await network.HasNeed(Norrkoping);
        var offer = (await network.Offer(need, volunteer)).Must();
        Assert.All((await Statement(network)).Lines, l => Assert.Equal(0, l.HoursBalance));

        (await network.Need(need).Accept(offer.Id)).Must();
        Assert.All((await Statement(network)).Lines, l => Assert.Equal(0, l.HoursBalance));
        silo.Pass(new DateTimeOffset(2026, 2, 1, 12, 0, 0, TimeSpan.Zero) - silo.Now);
        await Run(network, need, offer.Id);
        await network.Place(await network.HasNeed(Linkoping), volunteer);

        // From February on: eleven months of 15 hours, at the 250 of the agreement.
        var lines = (await Statement(network)).Lines;
        Assert.Equal([Linkoping, Norrkoping, Motala], lines.Select(l => l.Municipality));
        Assert.Equal([165, -165, 0], lines.Select(l => l.HoursBalance));
        Assert.Equal([2_750, -2_750, 0], lines.Select(l => l.Money.GetValueOrDefault("SEK")));
        Assert.Equal([1, -1, 0], lines.Select(l => l.PlacementsBalance()));
    }

    [Fact]
    public async Task Placement_Ended_CountsTheMonthsItRan()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Sharing(silo);
        var volunteer = await network.HasVolunteer(Linkoping);
        var need = await network.HasNeed(Norrkoping);
        var offer = await network.Place(need, volunteer);
        silo.Pass(new DateTimeOffset(2026, 2, 1, 12, 0, 0, TimeSpan.Zero) - silo.Now);
        await Run(network, need, offer.Id);
        silo.Pass(new DateTimeOffset(2026, 4, 20, 12, 0, 0, TimeSpan.Zero) - silo.Now);
        (await network.Need(need).Advance(offer.Id, new End(silo.Today, PlacementEndReason.ClientMoved))).Must();

        Assert.Equal(3 * 15, (await Statement(network)).Lines[0].HoursBalance);
        Assert.Equal(new(2026, 4, 20), Assert.Single(await Credits(silo, Linkoping).Entries()).End);
    }

    [Fact]
    public async Task Placement_RefusedAfterTheMeeting_CostsNothing()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Sharing(silo);
        var need = await network.HasNeed(Norrkoping);
        var offer = await network.Place(need, await network.HasVolunteer(Linkoping));
        silo.Pass(new DateTimeOffset(2026, 4, 20, 12, 0, 0, TimeSpan.Zero) - silo.Now);
        (await network.Need(need).Advance(offer.Id, new Refuse(silo.Today, PlacementSide.Client, Contracts.Needs.OfferReason.ClientChangedMind))).Must();
        Assert.All((await Statement(network)).Lines, l => Assert.Equal((0L, 0), (l.HoursBalance, l.Money.Count)));
        Assert.Empty(await Credits(silo, Linkoping).Entries());
    }

    [Fact]
    public async Task Agreement_ChangedToAnotherPrice_LeavesWhatRanBefore()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        var old = await network.Share(Linkoping, Norrkoping);
        var need = await network.HasNeed(Norrkoping, n => n with { Start = silo.Today });
        await Run(network, need, (await network.Place(need, await network.HasVolunteer(Linkoping))).Id);
        silo.Pass(TimeSpan.FromDays(100));
        var before = await Statement(network, new(2026, 4, 1));
        await network.Share(Linkoping, Norrkoping, change: a => a with { Replaces = old.Id, MonthlyPrice = 400, From = silo.Today });
        var after = await Statement(network, new(2026, 4, 1));
        Assert.NotEqual(0, before.Lines[0].Money["SEK"]);
        Assert.Equal(before.Lines.Select(l => l.Money["SEK"]), after.Lines.Select(l => l.Money["SEK"]));

        var next = await network.HasNeed(Norrkoping, n => n with { Start = silo.Today });
        await Run(network, next, (await network.Place(next, await network.HasVolunteer(Linkoping))).Id);
        Assert.Equal([250, 400], (await Credits(silo, Linkoping).Entries()).Select(e => e.MonthlyPrice).Order());
    }

    [Fact]
    public async Task Volunteer_ErasedRightAfterTheEnd_TheMonthsAreStillOwed()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Sharing(silo);
        var need = await network.HasNeed(Norrkoping, n => n with { Start = silo.Today });
        var volunteer = await network.HasVolunteer(Linkoping);
        var offer = await network.Place(need, volunteer);
        await Run(network, need, offer.Id);
        silo.Pass(TimeSpan.FromDays(100));
        (await network.Need(need).Advance(offer.Id, new End(silo.Today, PlacementEndReason.Other))).Must();
        (await network.Volunteer(volunteer).Erase()).Must();
        Assert.Equal(silo.Today, Assert.Single(await Credits(silo, Linkoping).Entries()).End);
        Assert.NotEqual(0, (await Statement(network, new(2026, 4, 1))).Lines[0].HoursBalance);
    }

    [Fact]
    public async Task Settle_AnswersLostAndRepeated_BooksOnce()
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var network = await Sharing(silo);
        var volunteer = await network.HasVolunteer(Linkoping);
        var (one, two) = (await network.HasNeed(Norrkoping), await network.HasNeed(Norrkoping));
        var first = await network.Place(one, volunteer);
        await Run(network, one, first.Id);
        await Run(network, two, (await network.Place(two, volunteer)).Id);
        silo.Calls.LoseNextAnswer("IMunicipalityGrain.Runs");
        await Assert.ThrowsAsync<TimeoutException>(() => Credits(silo, Linkoping).Settle());
        await Credits(silo, Linkoping).Settle();

        silo.Pass(TimeSpan.FromDays(60));
        (await network.Need(one).Advance(first.Id, new End(silo.Today, PlacementEndReason.Other))).Must();
        silo.Calls.LoseNextCall("IMunicipalityGrain.Settled");
        await Assert.ThrowsAsync<TimeoutException>(() => Credits(silo, Linkoping).Entries());
        await silo.RestartAsync();

        var entries = await Credits(silo, Linkoping).Entries();
        Assert.Equal(2, entries.Length);
        Assert.Equal(first.Id, Assert.Single(entries, e => e.End is not null).Placement);
        Assert.Equal(entries.AsEnumerable(), await Credits(silo, Linkoping).Entries());
    }

    [Fact]
    public async Task GivenBack_NobodyReadsAStatement_IsSettledByItself()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Sharing(silo);
        var need = await network.HasNeed(Norrkoping);
        var offer = await network.Place(need, await network.HasVolunteer(Linkoping));
        await Run(network, need, offer.Id);
        silo.Pass(TimeSpan.FromDays(60));
        (await network.Need(need).Advance(offer.Id, new End(silo.Today, PlacementEndReason.Other))).Must();
        Assert.True(Assert.Single(await network.Municipality(Linkoping).Runs()).GivenBack);
        silo.Pass(TimeSpan.FromMinutes(2));
        await silo.UntilAsync(async () => (await network.Municipality(Linkoping).Runs()).IsEmpty, "what was given back is settled");
        Assert.NotNull(Assert.Single(await Credits(silo, Linkoping).Entries()).End);
    }

    /// <summary>A later version begins with its month: what was booked before stays, and the statement names both.</summary>
    [Fact]
    public async Task Statement_ANewVersionOfTheRules_LeavesTheMonthsBookedBefore_AndIsNamed()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Sharing(silo);
        silo.Pass(new DateTimeOffset(2026, 2, 1, 12, 0, 0, TimeSpan.Zero) - silo.Now);
        var need = await network.HasNeed(Norrkoping);
        await Run(network, need, (await network.Place(need, await network.HasVolunteer(Linkoping))).Id);
        var before = await Statement(network, new(2026, 5, 1));
        Assert.Equal((3 * 15, 1), (before.Lines[0].HoursBalance, Assert.Single(before.Rules).Version));

        var rules = silo.Services.GetRequiredService<CreditRules>();
        var (hours, next) = (ImmutableDictionary<AssignmentType, int>.Empty.Add(AssignmentType.ContactPerson, 100), new DateOnly(2026, 5, 1));
        CreditRule[] changed = [.. rules.All, new(next, hours, "the members") { Version = 2, Regions = [network.Name] }];
        rules.Take(new(changed), silo.Today);
        Assert.Equal(before.Lines.Select(l => l.HoursBalance), (await Statement(network, next)).Lines.Select(l => l.HoursBalance));
        var after = await Statement(network, new(2026, 7, 1));
        Assert.Equal((3 * 15) + (2 * 100), after.Lines[0].HoursBalance);
        Assert.Equal([1, 2], after.Rules.Select(r => r.Version));
        Assert.NotNull(Record.Exception(() => rules.Take(new([changed[0] with { MinDays = 2 }, changed[1]]), silo.Today)) as Contracts.Law.LawFileException);
    }

    [Fact]
    public async Task Statement_BadPeriodOrRegion_Refused()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Sharing(silo);
        var statements = silo.Grains.GetGrain<ICreditStatementGrain>(GrainKeys.Region(network.Name));
        (await statements.Statement(To, From)).Refused(ProblemCode.Invalid, "to");
        (await statements.Statement(new(2026, 1, 2), To)).Refused(ProblemCode.Invalid, "to");
        (await statements.Statement(From, From.AddMonths(ICreditStatementGrain.MaxMonths + 1))).Refused(ProblemCode.Invalid, "to");
        (await silo.Grains.GetGrain<ICreditStatementGrain>(GrainKeys.Region("nowhere")).Statement(From, To)).Refused(ProblemCode.NotFound);
    }
}
