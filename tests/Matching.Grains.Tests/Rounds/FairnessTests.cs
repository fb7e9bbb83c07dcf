using Matching.Contracts.Regions;
using Matching.Contracts.Rounds;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Rounds;

public sealed class FairnessTests
{
    /// <summary>One volunteer of Linköping, whom a need in Norrköping suits better than the one at home.</summary>
    private static async Task<Network> Contested(TestSilo silo, bool homeFirst = false, int homeSkills = 0)
    {
        var network = await Network.Of(silo, 2, Linkoping, Norrkoping);
        await network.Share(Linkoping, Norrkoping, change: a => a with { HomeFirst = homeFirst });
        await network.HasVolunteer(Linkoping, v => v with { Capacity = 1, Interests = ["cooking"] });
        await network.HasNeed(Linkoping, n => n with { Interests = homeSkills == 0 ? ["chess"] : ["cooking"], Place = PlaceOf(Linkoping), SlotsNeeded = 1, WeekSlots = ["sun-08"] });
        await network.HasNeed(Norrkoping, n => n with { Place = PlaceOf(Linkoping) });
        return network;
    }

    [Fact]
    public async Task Round_OneWouldLoseByThePool_SwitchKeepsItWhole_AndSaysWhatItCosts()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Contested(silo);
        var free = (await network.RunRound()).Summary!;
        var fair = (await network.RunRound(new(Fairness: FairnessGoal.NotWorseThanAlone))).Summary!;
        Assert.Equal((0, 1), (free.Terms!.Municipalities[0].Proposals, free.Terms.Municipalities[1].Proposals));
        Assert.Equal((1, 0), (fair.Terms!.Municipalities[0].Proposals, fair.Terms.Municipalities[1].Proposals));
        Assert.Equal((1, 0), (fair.Terms.Municipalities[0].Alone, fair.Terms.Municipalities[1].Alone));
        Assert.Equal(free.TotalScore - fair.TotalScore, fair.Terms.Price);
        Assert.True(fair is { Optimal: true, Terms: { Gap: 0, Price: > 0 } });
        Assert.Null(free.Terms.Municipalities[0].Alone);
    }

    [Fact]
    public async Task Round_GoalInTheRegionsDefinition_HoldsWhereTheRequestIsSilent()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Contested(silo);
        var definition = Network.Definition(network.Name, 2, Linkoping, Norrkoping) with { Weights = ScoringWeights.Default with { Version = 2 }, Sharing = new(FairnessGoal.NotWorseThanAlone, 0) };
        (await network.Region.SetUp(definition)).Must();
        Assert.Equal(1, (await network.RunRound()).Summary!.Terms!.Municipalities[0].Proposals);
        Assert.Equal(0, (await network.RunRound(new(Fairness: FairnessGoal.None))).Summary!.Terms!.Municipalities[0].Proposals);
        (await network.Region.SetUp(definition with { Sharing = new(FairnessGoal.None, -1) })).Refused(ProblemCode.Invalid, "sharing.homeFirstPoints");
        (await network.Region.SetUp(definition with { Sharing = new((FairnessGoal)9, 0) })).Refused(ProblemCode.Invalid, "sharing.fairness");
    }

    [Fact]
    public async Task Round_MaxMinCredits_WhoHasGivenMoreComesFirst()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 2, Linkoping, Norrkoping, Motala);
        await network.Share(Linkoping, Norrkoping);
        await network.Share(Linkoping, Motala);
        await network.Share(Motala, Linkoping);
        // Motala has helped Linköping before; now one volunteer of Linköping could serve Norrköping, who offers more points, or Motala.
        await network.Place(await network.HasNeed(Linkoping), await network.HasVolunteer(Motala, v => v with { Capacity = 1 }));
        await network.HasVolunteer(Linkoping, v => v with { Capacity = 1 });
        await network.HasNeed(Norrkoping);
        await network.HasNeed(Motala, n => n with { Interests = ["chess"] });

        var free = (await network.RunRound()).Summary!.Terms!.Municipalities;
        var fair = (await network.RunRound(new(Fairness: FairnessGoal.MaxMinCredits))).Summary!;
        var members = fair.Terms!.Municipalities;
        Assert.Equal([0, 1, 0], free.Select(m => m.Proposals));
        Assert.Equal([0, 0, 1], members.Select(m => m.Proposals));
        Assert.Equal([1, 0, -1], members.Select(m => m.CreditBefore!.Value));
        Assert.Equal([1, 0, 0], members.Select(m => m.CreditAfter!.Value));
        Assert.True(fair.Terms.CreditsProven && fair.Optimal);
    }

    [Fact]
    public async Task Round_HomeFirst_NeighbourMustBeBetterByMoreThanThePoints()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Contested(silo, homeFirst: true, homeSkills: 1);
        // The neighbour's need is 300 points better by its hours.
        (await network.Region.SetUp(Network.Definition(network.Name, 2, Linkoping, Norrkoping) with { Weights = ScoringWeights.Default with { Version = 2 }, Sharing = new(FairnessGoal.None, 299) })).Must();
        var better = await Only(network);
        Assert.Equal((Norrkoping, -299), (better.Need.Municipality, better.HomeFirst));
        Assert.Equal(better.Score, Total(better) - 299);
        (await network.Region.SetUp(Network.Definition(network.Name, 2, Linkoping, Norrkoping) with { Weights = ScoringWeights.Default with { Version = 3 }, Sharing = new(FairnessGoal.None, 301) })).Must();
        var home = await Only(network);
        Assert.Equal((Linkoping, 0), (home.Need.Municipality, home.HomeFirst));

        static int Total(Proposal p) => p.Parts.Distance + p.Parts.Availability + p.Parts.Interests + p.Parts.Languages + p.Parts.Experience + p.Parts.Load + p.Parts.Rest + p.Parts.Priority;
    }

    [Theory]
    [InlineData(FairnessGoal.NotWorseThanAlone)]
    [InlineData(FairnessGoal.MaxMinCredits)]
    public async Task Round_RandomInstances_NobodyGetsLessThanAlone_WithQuotasTooAndTypeLimits(FairnessGoal goal)
    {
        for (var seed = 1; seed <= 8; seed++)
        {
            var instance = new Instance(seed, volunteers: 14, needs: 14);
            await using var silo = await TestSilo.StartAsync();
            var network = await instance.On(silo, shards: 2, quota: 2);
            var summary = (await network.RunRound(new(CandidatesPerNeed: 1, Fairness: goal))).Summary!;
            Assert.All(summary.Terms!.Municipalities, m => Assert.True(m.Proposals >= m.Alone && m.Proposals >= m.Promised, $"seed {seed}: {m}"));
            Assert.All(summary.Terms.Quotas, q => Assert.True(q.Used <= q.Free, $"seed {seed}"));
            Assert.True(summary.Terms.Price >= 0 && summary.Terms.Gap >= 0, $"seed {seed}");
        }
    }

    private static async Task<Proposal> Only(Network network) =>
        Assert.Single((await network.Round((await network.RunRound()).Round).Proposals(null, 0, 10)).Must().Items);
}
