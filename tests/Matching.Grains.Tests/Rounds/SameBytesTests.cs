using System.Security.Cryptography;
using System.Text.Json;
using Matching.Contracts;
using Matching.Contracts.Regions;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Rounds;

/// <summary>A round can be replayed: the same region gives the same bytes, whichever engine runs it and however its pool is split.</summary>
public sealed class SameBytesTests
{
    /// <summary>Both engines are held to these, so they are equal to each other. They change with the rules of scoring and with what a round stores.</summary>
    private const string Inputs = "243ef0ad93f69277881ef12a948dceae", Outcome = "9fdff508e80b9d78ff3c83d04b605cd9";

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Round_OfTheSameRegion_GivesTheSameBytes(int shards)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, shards, Linkoping, Norrkoping, Motala);
        await network.Share(Linkoping, Norrkoping);
        await network.Share(Motala, Linkoping);
        string[] homes = [Linkoping, Norrkoping, Motala];
        for (var number = 0; number < 45; number++)
            await network.HasVolunteer(homes[number % 3], profile => profile with { Experience = number % 20, Capacity = 1 + number % 2 });
        for (var number = 0; number < 15; number++)
            await network.HasNeed(homes[number % 3], need => need with { Count = 1 + number % 3 });

        var view = await network.RunRound();
        var round = network.Round(view.Round);
        var proposals = (await round.Proposals(null, 0, Limits.PageSize)).Must().Items;
        var certificate = (await round.Certificate()).Must();
        Assert.NotEmpty(proposals);
        Assert.Equal((Inputs, Outcome), (view.Summary!.InputsHash[..32], Hash(new { proposals, certificate })));
    }

    [Theory]
    [InlineData(FairnessGoal.None)]
    [InlineData(FairnessGoal.NotWorseThanAlone)]
    [InlineData(FairnessGoal.MaxMinCredits)]
    public async Task Round_UnderQuotasAndPromises_GivesTheSameBytesHoweverThePoolIsSplit(FairnessGoal goal)
    {
        var instance = new Instance(9, volunteers: 40, needs: 36);
        var results = new List<(string Inputs, string Outcome)>();
        foreach (var (shards, order) in new[] { (1, 1), (2, 2), (5, 3) })
        {
            await using var silo = await TestSilo.StartAsync();
            var network = await instance.On(silo, shards, order, quota: 3);
            var view = await network.RunRound(new(CandidatesPerNeed: 2, Fairness: goal), Guid.Parse("019b8000-0000-7000-8000-0000000000ff"));
            Assert.True(view.Summary!.Terms!.Price > 0, "the terms bind");
            var proposals = (await network.Round(view.Round).Proposals(null, 0, Limits.PageSize)).Must().Items;
            var certificate = (await network.Round(view.Round).Certificate()).Must();
            results.Add((view.Summary.InputsHash, Hash(new { proposals, certificate, summary = view.Summary with { ScoreMs = 0, AssignMs = 0 } })));
        }

        Assert.Single(results.Distinct());
    }

    [Fact]
    public async Task Round_SharingCreditsOfManyMoreCandidatesThanItBeginsWith_IsProven_AndGivesTheSameBytesHoweverThePoolIsSplit()
    {
        var results = new List<(string Inputs, string Outcome)>();
        foreach (var shards in new[] { 1, 2, 5 })
        {
            await using var silo = await TestSilo.StartAsync();
            var network = await Network.Of(silo, shards, Linkoping, Norrkoping);
            await network.Share(Linkoping, Norrkoping, quota: 1_000);
            await network.Share(Norrkoping, Linkoping, quota: 1_000);
            // Everybody suits every need, and 340 places are wanted of 330.
            for (var number = 0; number < 330; number++)
                await network.HasVolunteer(number % 3 == 0 ? Norrkoping : Linkoping, profile => profile with { Experience = number % 20, Capacity = 1 });
            for (var number = 0; number < 17; number++)
                await network.HasNeed(number % 2 == 0 ? Norrkoping : Linkoping, need => need with { Count = Limits.NeedCount });
            var view = await network.RunRound(new(CandidatesPerNeed: 2, Fairness: FairnessGoal.MaxMinCredits), Guid.Parse("019b8000-0000-7000-8000-0000000000ff"));
            Assert.True(view.Summary is { Optimal: true, Terms: { CreditsProven: true, Gap: 0 } }, $"{view.Summary}");
            Assert.Equal(330, view.Summary.Terms.Municipalities.Sum(m => m.Proposals));
            Assert.True((await network.Round(view.Round).Replay()).Must().IsIdentical);
            var certificate = (await network.Round(view.Round).Certificate()).Must();
            results.Add((view.Summary.InputsHash, Hash(new { certificate, summary = view.Summary with { ScoreMs = 0, AssignMs = 0 } })));
        }

        Assert.Single(results.Distinct());
    }

    private static string Hash(object value) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(value, ContractJson.Options)))[..32];
}
