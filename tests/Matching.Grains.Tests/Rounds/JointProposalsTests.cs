using Matching.Contracts.Regions;
using Matching.Contracts.Rounds;

namespace Matching.Grains.Tests.Rounds;

/// <summary>Proposals of one volunteer fit together, siblings come to one home, and what a round says of its total is proven.</summary>
public sealed class JointProposalsTests
{
    [Fact]
    public async Task Round_SmallWorlds_IsTheExhaustiveOptimum_AndItsProofHolds()
    {
        var (divided, siblings) = (0, 0);
        for (var seed = 1; seed <= 2_000; seed++)
        {
            var world = new JointWorld(seed);
            var outcome = await world.Decide();
            var best = world.Exhaustive();
            Assert.True(outcome.Summary.TotalScore == best && outcome.Summary.Optimal, $"seed {seed}: {outcome.Summary.TotalScore} of {best}, bound {outcome.Summary.Terms!.Bound}");
            var faults = new JointProofChecker(world, outcome).Violations();
            Assert.True(faults.Count == 0, $"seed {seed}: {string.Join("; ", faults)}");
            divided += outcome.Certificate.Bundles is null ? 0 : 1;
            siblings += outcome.Proposals.Count(p => p.Places > 1);
        }

        Assert.True(divided > 200 && siblings > 300, $"{divided} rounds were divided, {siblings} proposals for siblings: too few to mean anything");
    }

    [Fact]
    public async Task Round_UnderAQuota_IsTheExhaustiveOptimum_OrTheGapCoversIt_AndItsProofHolds()
    {
        var (divided, open) = (0, 0);
        for (var seed = 1; seed <= 600; seed++)
        {
            var world = new JointWorld(seed, hasQuota: true);
            var outcome = await world.Decide();
            var (best, terms) = (world.Exhaustive(), outcome.Summary.Terms!);
            Assert.True(outcome.Summary.TotalScore <= best && best <= terms.Bound && outcome.Summary.Optimal == (terms.Gap == 0), $"seed {seed}: {outcome.Summary.TotalScore} {best} {terms.Bound}");
            Assert.True(terms.Quotas.All(q => q.Used <= q.Free) && (terms.Gap > 0) == (terms.Quotas.Any(q => q.KeepsGapOpen) || !terms.OpenBundles.IsEmpty), $"seed {seed}");
            var faults = new JointProofChecker(world, outcome).Violations();
            Assert.True(faults.Count == 0, $"seed {seed}: {string.Join("; ", faults)}");
            divided += outcome.Certificate.Bundles is null ? 0 : 1;
            open += terms.Gap > 0 ? 1 : 0;
        }

        Assert.True(divided > 50 && open < 30, $"{divided} divided, {open} gaps open");
    }

    [Theory]
    [InlineData(FairnessGoal.NotWorseThanAlone)]
    [InlineData(FairnessGoal.MaxMinCredits)]
    public async Task Round_WithPromises_AllFits_NobodyGetsLessThanAlone_TheBoundHolds(FairnessGoal goal)
    {
        var divided = 0;
        for (var seed = 1; seed <= 500; seed++)
        {
            var world = new JointWorld(seed, goal);
            var outcome = await world.Decide();
            var terms = outcome.Summary.Terms!;
            var faults = new JointProofChecker(world, outcome).Violations();
            Assert.True(faults.Count == 0, $"seed {seed}: {string.Join("; ", faults)}");
            Assert.All(terms.Municipalities, m => Assert.True(m.Proposals >= m.Alone && m.Proposals >= m.Promised, $"seed {seed}: {m}"));
            Assert.True(terms.Gap == 0 || !terms.OpenBundles.IsEmpty, $"seed {seed}: a gap that nothing explains");
            divided += outcome.Certificate.Bundles is null ? 0 : 1;
        }

        Assert.True(divided > 50, $"{divided} rounds had proposals that do not fit");
    }

    [Fact]
    public async Task Round_AnyShards_AndItsReplay_SameBytes()
    {
        var divided = 0;
        for (var seed = 1; seed <= 300; seed++)
        {
            var world = new JointWorld(seed, (FairnessGoal)(seed % 3), hasQuota: seed % 2 == 0);
            var decision = await world.Store();
            var replay = await decision.Replay();
            Assert.True(replay.IsIdentical, $"seed {seed}: {replay.Difference}");
            var split = await world.Store(shards: 3);
            Assert.True(decision.Packed == split.Packed, $"seed {seed}: three shards store other inputs");
            Assert.True(decision.Outcome().AsSpan().SequenceEqual(split.Outcome()), $"seed {seed}: three shards");
            divided += decision.State.Certificate!.Bundles is null ? 0 : 1;
        }

        Assert.True(divided > 30, $"{divided} rounds were divided");
    }

    [Fact]
    public async Task Checker_PlantedFaults_AreFound()
    {
        var caught = 0;
        for (var seed = 1; seed <= 200; seed++)
        {
            var world = new JointWorld(seed);
            var outcome = await world.Decide();
            if (outcome.Certificate.Bundles is not { } bundles || bundles.Parts.Length < 2)
                continue;
            foreach (var doctored in Doctored(bundles))
                Assert.NotEmpty(new JointProofChecker(world, outcome with { Certificate = outcome.Certificate with { Bundles = doctored } }).Violations());
            Assert.NotEmpty(new JointProofChecker(world, outcome with { Certificate = outcome.Certificate with { Bundles = null } }).Violations());
            caught++;
        }

        Assert.True(caught > 10, $"{caught} proofs were doctored");
    }

    private static IEnumerable<BundleCertificate> Doctored(BundleCertificate bundles)
    {
        yield return bundles with { Bound = bundles.Bound - 1 };
        yield return bundles with { Parts = bundles.Parts.RemoveAt(bundles.Parts.Length - 1) };
        yield return bundles with { Parts = bundles.Parts.SetItem(0, bundles.Parts[0] with { Conflict = bundles.Parts[0].Conflict[..1] }) };
    }
}
