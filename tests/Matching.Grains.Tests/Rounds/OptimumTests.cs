using Matching.Contracts.Rounds;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;

namespace Matching.Grains.Tests.Rounds;

public sealed class OptimumTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Round_SmallInstance_IsTheExhaustiveOptimum_AndItsProofHolds(int seed)
    {
        var instance = new Instance(seed, volunteers: 6, needs: 5);
        await using var silo = await TestSilo.StartAsync();
        var network = await instance.On(silo, shards: 2);
        var view = await network.RunRound(new(CandidatesPerNeed: 1));
        var (proposals, proof) = await Result(network, view.Round);
        var pairs = await instance.EligiblePairs(network);

        Assert.Equal(RoundStatus.Completed, view.Status);
        Assert.True(view.Summary!.Optimal);
        Assert.Equal(ExhaustiveOptimum.Of(instance, pairs), view.Summary.TotalScore);
        Assert.Empty(ProofChecker.Violations(instance, pairs, proposals, proof));
        Assert.Equal((6, 5, 30L, pairs.Count), (view.Summary.Volunteers, view.Summary.Needs, view.Summary.Pairs, (int)view.Summary.Eligible));
        Assert.Equal(view.Summary.Pairs, view.Summary.Eligible + view.Summary.Rejected);
        Assert.All(proposals, p => Assert.Equal(
            p.Score, p.Parts.Distance + p.Parts.Availability + p.Parts.Interests + p.Parts.Languages + p.Parts.Experience + p.Parts.Load + p.Parts.Rest + p.Parts.Priority));
    }

    [Theory]
    [InlineData(101)]
    [InlineData(102)]
    public async Task Round_MediumInstance_ProofHoldsOverAllEligiblePairs(int seed)
    {
        var instance = new Instance(seed, volunteers: 60, needs: 45);
        await using var silo = await TestSilo.StartAsync();
        var network = await instance.On(silo, shards: 3);
        var view = await network.RunRound(new(CandidatesPerNeed: 2));
        var (proposals, proof) = await Result(network, view.Round);
        Assert.True(view.Summary!.Optimal);
        Assert.NotEmpty(proposals);
        Assert.Empty(ProofChecker.Violations(instance, await instance.EligiblePairs(network), proposals, proof));
    }

    [Fact]
    public async Task ProofChecker_DoctoredProof_IsCaught()
    {
        var instance = new Instance(101, volunteers: 20, needs: 15);
        await using var silo = await TestSilo.StartAsync();
        var network = await instance.On(silo, shards: 1);
        var (proposals, proof) = await Result(network, (await network.RunRound()).Round);
        var pairs = await instance.EligiblePairs(network);
        Assert.Empty(ProofChecker.Violations(instance, pairs, proposals, proof));

        Assert.NotEmpty(ProofChecker.Violations(instance, pairs, proposals.Skip(1).ToList(), proof));
        Assert.NotEmpty(ProofChecker.Violations(instance, pairs, [.. proposals, proposals[0]], proof));
        Assert.NotEmpty(ProofChecker.Violations(instance, pairs, proposals, proof with { TotalScore = proof.TotalScore + 1 }));
        Assert.NotEmpty(ProofChecker.Violations(instance, pairs, proposals, proof with { NeedPrices = [] }));
        Assert.NotEmpty(ProofChecker.Violations(instance, pairs, [proposals[0] with { Score = proposals[0].Score + 1 }, .. proposals.Skip(1)], proof));
    }

    [Fact]
    public async Task Round_AnyShardsAndAnyOrder_SameProposalsProofAndInputs()
    {
        var instance = new Instance(7, volunteers: 40, needs: 30);
        var results = new List<(string Hash, ImmutableArray<Proposal> Proposals, RoundCertificate Proof)>();
        foreach (var (shards, order) in new[] { (1, 1), (2, 2), (5, 3), (5, 4) })
        {
            await using var silo = await TestSilo.StartAsync();
            var network = await instance.On(silo, shards, order);
            var view = await network.RunRound(new(CandidatesPerNeed: 3), Guid.Parse("019b8000-0000-7000-8000-0000000000ff"));
            var (proposals, proof) = await Result(network, view.Round);
            results.Add((view.Summary!.InputsHash, proposals, proof));
        }

        foreach (var result in results)
        {
            Assert.Equal(results[0].Hash, result.Hash);
            Assert.Equal(results[0].Proposals.AsEnumerable(), result.Proposals);
            Assert.Equal(results[0].Proof.NeedPrices.AsEnumerable(), result.Proof.NeedPrices);
            Assert.Equal(results[0].Proof.VolunteerPrices.AsEnumerable(), result.Proof.VolunteerPrices);
            Assert.Equal(results[0].Proof.TypePrices.AsEnumerable(), result.Proof.TypePrices);
        }
    }

    [Fact]
    public async Task Round_OtherInputs_OtherHash()
    {
        var instance = new Instance(7, volunteers: 5, needs: 3);
        await using var silo = await TestSilo.StartAsync();
        var network = await instance.On(silo, 2);
        var before = (await network.RunRound()).Summary!.InputsHash;
        Assert.Equal(before, (await network.RunRound()).Summary!.InputsHash);
        (await network.Volunteer(instance.Volunteers[0].Ref).Register(instance.Volunteers[0].Profile with { Experience = 29 }, null)).Must();
        Assert.NotEqual(before, (await network.RunRound()).Summary!.InputsHash);
    }

    private static async Task<(ImmutableArray<Proposal> Proposals, RoundCertificate Proof)> Result(Network network, Guid round) =>
        ((await network.Round(round).Proposals(null, 0, Limits.PageSize)).Must().Items, (await network.Round(round).Certificate()).Must());
}
