using Matching.Core.Assignment;
using Matching.Core.Certificates;

namespace Matching.Core.Tests.Assignment;

/// <summary>What one person can take on together: the answer is the exhaustive optimum, and its proof is checked by code that shares nothing with the search.</summary>
public sealed class BundleSearchTests
{
    private const int Worlds = 3_000;

    private static async Task<BundleAnswer<OptimalAssignment>> Answer(BundleWorld world) =>
        await new BundleSearch<OptimalAssignment>(world, world).RunAsync(await world.SolveAsync(BundleRestriction.None, CancellationToken.None), CancellationToken.None);

    [Fact]
    public async Task Run_RandomWorlds_IsTheExhaustiveOptimum_AndItsProofHolds()
    {
        var (divided, most) = (0, 0);
        for (var seed = 0; seed < Worlds; seed++)
        {
            var world = new BundleWorld(seed);
            var answer = await Answer(world);
            var best = world.Exhaustive();
            Assert.True(answer.Total == best && answer.Bound == best, $"seed {seed}: {answer.Total} of {best}, bound {answer.Bound}");
            Assert.Equal(answer.Total, answer.Chosen.Sum(pair => (long)pair.Score));
            Assert.All(answer.Chosen.GroupBy(pair => world.PersonOf(pair.Volunteer)), person => Assert.True(world.Fits([.. person.Select(p => new BundlePair(p.Need, p.Volunteer))])));
            var faults = BundleProofChecker.Check(world.Graph.ToProblem(), world.PersonOf, world.FitsPlainly, BundleWorld.Proof(answer));
            Assert.True(faults.Count == 0, $"seed {seed}: {string.Join("; ", faults)}");
            divided += answer.Nodes.Count > 1 ? 1 : 0;
            most = Math.Max(most, answer.Nodes.Count);
        }

        Assert.True(divided > 300 && most > 5, $"{divided} worlds were divided, the most into {most}: too few to mean anything");
    }

    [Fact]
    public async Task Run_RelaxedChoiceFits_IsTheAnswer_WithoutAnotherSolve()
    {
        var fitting = 0;
        for (var seed = 0; seed < 300; seed++)
        {
            var world = new BundleWorld(seed);
            var relaxed = await world.SolveAsync(BundleRestriction.None, CancellationToken.None);
            if (relaxed.Chosen.GroupBy(p => world.PersonOf(p.Volunteer)).Any(person => !world.Fits([.. person.Select(p => new BundlePair(p.Need, p.Volunteer))])))
                continue;
            var answer = await new BundleSearch<OptimalAssignment>(world, world).RunAsync(relaxed, CancellationToken.None);
            Assert.Equal((1, 1, relaxed.Total, relaxed.Total), (world.Solves, answer.Nodes.Count, answer.Total, answer.Bound));
            fitting++;
        }

        Assert.True(fitting > 100, $"{fitting} relaxed choices fit");
    }

    /// <summary>Fourteen persons apart, each asked to take two that do not fit: more than is divided. What is said stays true, and the gap says by how much it may be short.</summary>
    [Fact]
    public async Task Run_TooManyConflicts_ChoiceFits_GapCoversTheOptimum()
    {
        var world = new Apart(14);
        var answer = await new BundleSearch<long>(world, world).RunAsync(await world.SolveAsync(BundleRestriction.None, CancellationToken.None), CancellationToken.None);
        Assert.Equal(14 * 10, answer.Total);
        Assert.InRange(answer.Bound, answer.Total, 14 * 19);
        Assert.True(world.Solves <= BundleSearch<long>.MaxSolves + 1);
        Assert.Contains(answer.Nodes, node => node.Undecided.Count > 0 && node.Bound == answer.Bound);
    }

    [Fact]
    public async Task Checker_PlantedFaults_AreFound()
    {
        var caught = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            var world = new BundleWorld(seed);
            var answer = await Answer(world);
            if (answer.Nodes.Count < 2)
                continue;
            var proof = BundleWorld.Proof(answer);
            foreach (var doctored in Doctored(proof))
                Assert.True(BundleProofChecker.Check(world.Graph.ToProblem(), world.PersonOf, world.FitsPlainly, doctored).Count > 0, $"seed {seed}");
            caught++;
        }

        Assert.True(caught > 30, $"{caught} proofs were doctored");
    }

    /// <summary>A bound too low, a part left out, a part twice, a conflict that is none, a price below 0, a part of nothing.</summary>
    private static IEnumerable<BundleProof> Doctored(BundleProof proof)
    {
        var last = proof.Parents.Length - 1;
        yield return proof with { Bound = proof.Bound - 1 };
        yield return proof with
        {
            Parents = proof.Parents[..last],
            Parts = proof.Parts[..last],
            Conflicts = proof.Conflicts[..last],
            NeedPrices = proof.NeedPrices[..last],
            VolunteerPrices = proof.VolunteerPrices[..last],
        };
        yield return proof with { Parts = [.. proof.Parts[..last], 0] };
        yield return proof with { Conflicts = [[proof.Conflicts[0][0]], .. proof.Conflicts[1..]] };
        yield return proof with { VolunteerPrices = [.. proof.VolunteerPrices[..last], [.. proof.VolunteerPrices[last].Select(_ => -1)]] };
        yield return proof with { Parents = [.. proof.Parents[..last], -1] };
    }

    /// <summary>Persons who never meet: each would take 10 and 9 points, and can take one.</summary>
    private sealed class Apart(int persons) : IBundleRules, IBundleRelaxation<long>
    {
        public int Solves { get; private set; }

        public int PersonOf(int volunteer) => volunteer;

        public bool Fits(IReadOnlyCollection<BundlePair> bundle) => bundle.Distinct().Count() < 2;

        public Task<RelaxedChoice<long>> SolveAsync(BundleRestriction restriction, CancellationToken cancellationToken)
        {
            Solves++;
            PricedPair[] chosen = [.. Enumerable.Range(0, 2 * persons).Where(need => restriction.Allows(need, need / 2)).Select(need => new PricedPair(need, need / 2, 10 - need % 2))];
            var total = chosen.Sum(pair => (long)pair.Score);
            return Task.FromResult(new RelaxedChoice<long>(total, chosen, total));
        }
    }
}
