using Matching.Contracts.Regions;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Pool;

/// <summary>The time since a volunteer was last asked: one day in the one ledger, a soft weight of the policy.</summary>
public sealed class RestTests
{
    private const int Points = 40;

    private static async Task<Network> With(TestSilo silo, int rest)
    {
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        (await network.Region.SetUp(Network.Definition(network.Name, 1, Linkoping, Norrkoping) with { Weights = ScoringWeights.Default with { Version = 2, Rest = rest } })).Must();
        return network;
    }

    private static async Task<List<int>> Scores(Network network, NeedRef need) =>
        [.. (await network.Need(need).Candidates(network.Name, 10)).Must().Candidates.OrderBy(c => c.Volunteer.Id).Select(c => c.Parts!.Rest)];

    [Fact]
    public async Task Candidates_AskedLately_ComeAfterThoseWhoRest_AndRestGrowsByItself()
    {
        await using var silo = await TestSilo.StartAsync(("Pool:RebuildInterval", "1.00:00:00"));
        var network = await With(silo, Points);
        var asked = await network.HasVolunteer(Linkoping);
        var rested = await network.HasVolunteer(Linkoping);
        var offer = (await network.Offer(await network.HasNeed(Linkoping), asked)).Must();
        await network.Volunteer(asked).Release(offer.Id);
        Assert.Equal(silo.Today, (await network.Volunteer(asked).Get()).Must().LastAsked);

        var need = await network.HasNeed(Linkoping, r => r with { Start = silo.Today.AddYears(1) });
        Assert.Equal([rested, asked], await network.Candidates(need));
        Assert.Equal([0, 2 * Points], await Scores(network, need));
        silo.Pass(TimeSpan.FromDays(28));
        Assert.Equal([Points, 2 * Points], await Scores(network, need));
        silo.Pass(TimeSpan.FromDays(63));
        Assert.Equal([2 * Points, 2 * Points], await Scores(network, need));
        Assert.Equal([asked, rested], await network.Candidates(need));
    }

    [Fact]
    public async Task Candidates_NoWeight_TheTimeCountsForNothing()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await With(silo, 0);
        var asked = await network.HasVolunteer(Linkoping);
        var rested = await network.HasVolunteer(Linkoping);
        await network.Volunteer(asked).Release((await network.Offer(await network.HasNeed(Linkoping), asked)).Must().Id);
        Assert.Equal([asked, rested], await network.Candidates(await network.HasNeed(Linkoping)));
    }

    [Theory]
    [InlineData(null, 2)]
    [InlineData(0, 0)]
    [InlineData(27, 0)]
    [InlineData(28, 1)]
    [InlineData(90, 1)]
    [InlineData(91, 2)]
    public void Steps_DaysSinceTheLastOffer(int? days, int step)
    {
        var today = new DateOnly(2026, 3, 1);
        Assert.Equal(step, RestSteps.Of(days is { } ago ? today.AddDays(-ago) : null, today));
    }
}
