using Matching.Contracts.Rounds;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Rounds;

/// <summary>What is left of an agreement's quota is never exceeded, and what is said about the best that can be had under it is true.</summary>
public sealed class QuotaTests
{
    public static TheoryData<int, int> Seeds
    {
        get
        {
            var seeds = new TheoryData<int, int>();
            foreach (var seed in Enumerable.Range(1, 6))
            {
                seeds.Add(seed, 1);
                seeds.Add(seed, 2);
            }

            return seeds;
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Round_QuotaBinds_TotalIsTheExhaustiveOptimum_OrTheGapCoversIt(int seed, int quota)
    {
        var instance = new Instance(seed, volunteers: 6, needs: 5);
        await using var silo = await TestSilo.StartAsync();
        var network = await instance.On(silo, shards: 2, quota: quota);
        var summary = (await network.RunRound(new(CandidatesPerNeed: 1))).Summary!;
        var best = ExhaustiveOptimum.Of(instance, await instance.EligiblePairs(network), quota);
        var terms = summary.Terms!;
        Assert.True(summary.TotalScore <= best && best <= terms.Bound, $"{summary.TotalScore} {best} {terms.Bound}");
        Assert.Equal((terms.Bound - summary.TotalScore, terms.Gap == 0), (terms.Gap, summary.Optimal));
        Assert.All(terms.Quotas, q => Assert.True(q.Used <= q.Free && q.Free == quota));
        Assert.Equal(terms.Gap > 0, terms.Quotas.Any(q => q.KeepsGapOpen));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Round_QuotaBinds_SomeGapsAreClosed(int seed, int quota)
    {
        var instance = new Instance(seed + 50, volunteers: 20, needs: 16);
        await using var silo = await TestSilo.StartAsync();
        var network = await instance.On(silo, shards: 3, quota: quota);
        var view = await network.RunRound(new(CandidatesPerNeed: 2));
        var across = (await network.Round(view.Round).Proposals(null, 0, Limits.PageSize)).Must().Items.Count(p => p.Need.Municipality != p.Volunteer.Municipality);
        Assert.True(across <= quota);
        Assert.Equal(across, view.Summary!.Terms!.Quotas.Sum(q => q.Used));
        Assert.InRange(view.Summary.Terms.Gap, 0, 20);
    }

    [Fact]
    public async Task Round_RunningPlacements_LeaveLessOfTheQuota_ALapsedHoldDoesNot()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 2, Linkoping, Norrkoping);
        await network.Share(Linkoping, Norrkoping, quota: 3);
        var volunteers = new List<VolunteerRef>();
        for (var i = 0; i < 5; i++)
            volunteers.Add(await network.HasVolunteer(Linkoping));
        await network.Place(await network.HasNeed(Norrkoping), volunteers[0]);
        (await network.Offer(await network.HasNeed(Norrkoping), volunteers[1])).Must();
        for (var i = 0; i < 4; i++)
            await network.HasNeed(Norrkoping);

        Assert.Equal((1, 1), Used((await network.RunRound()).Summary!));
        await silo.PassAsync(TimeSpan.FromHours(73));
        Assert.Equal((2, 2), Used((await network.RunRound()).Summary!));

        static (int Free, int Used) Used(RoundSummary summary) => (Assert.Single(summary.Terms!.Quotas).Free, summary.Terms.Quotas[0].Used);
    }

    [Fact]
    public async Task Round_AgreementsForDifferentTypes_CountApart_ThoseForTheSameShare()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Linkoping, Norrkoping, 1, a => a with { Types = [AssignmentType.ContactPerson] });
        await network.Share(Linkoping, Norrkoping, 1, a => a with { Types = [AssignmentType.ContactPerson] });
        await network.Share(Linkoping, Norrkoping, 1, a => a with { Types = [AssignmentType.Visitor] });
        for (var i = 0; i < 4; i++)
        {
            await network.HasVolunteer(Linkoping);
            await network.HasNeed(Norrkoping);
            await network.HasNeed(Norrkoping, n => n with { Type = AssignmentType.Visitor, DecisionDate = null });
        }

        var summary = (await network.RunRound()).Summary!;
        Assert.Equal([(2, 2), (1, 1)], summary.Terms!.Quotas.OrderByDescending(q => q.Free).Select(q => (q.Free, q.Used)));
        Assert.True(summary.Optimal);
        Assert.Equal(3, summary.Proposals);
    }
}
