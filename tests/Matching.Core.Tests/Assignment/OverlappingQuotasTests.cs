using FsCheck;
using FsCheck.Fluent;
using Matching.Core.Assignment;
using Matching.Core.Certificates;

namespace Matching.Core.Tests.Assignment;

/// <summary>Quotas between the same two municipalities that are about some needs together and others not: a placement counts against one of them.</summary>
public sealed class OverlappingQuotasTests
{
    private const int Groups = 3;

    [Theory]
    [InlineData(FairnessGoal.None)]
    [InlineData(FairnessGoal.NotWorseThanAlone)]
    public void Solve_SmallGraphs_KeepsQuotas_BoundHolds_MostGapsClose(FairnessGoal goal)
    {
        const int instances = 1_000;
        var (open, beyondFirst, bound) = (0, 0, 0);
        for (var seed = 1; seed <= instances; seed++)
        {
            var (graph, terms) = Instance(seed, goal);
            var found = Solve(graph, terms, seed);
            var best = FairSearch.Find(graph, terms, found.Alone);
            Assert.True(found.Total <= best.Total && best.Total <= found.ProvenBound, $"seed {seed}: {found.Total} {best.Total} {found.ProvenBound}");
            Assert.Equal(found.Gap == 0, found.OpenQuotas.Count == 0);
            open += found.Gap == 0 ? 0 : 1;
            bound += found.Total < found.TotalWithoutTerms ? 1 : 0;
            beyondFirst += best.Total > FairSearch.Find(graph, FirstOnly(terms), found.Alone).Total ? 1 : 0;
        }

        Assert.InRange(open, 0, instances / 200);
        Assert.True(bound > instances / 5 && beyondFirst > instances / 20, $"quotas bound {bound} times, and {beyondFirst} times took more than if each group counted against the first: too few to mean anything");
    }

    [Fact]
    public void Solve_MaxMinCredits_EqualsExhaustiveSearchWhereItSaysSo()
    {
        const int instances = 600;
        var proven = 0;
        for (var seed = 1; seed <= instances; seed++)
        {
            var (graph, terms) = Instance(seed, FairnessGoal.LexicographicMaxMin);
            var found = Solve(graph, terms, seed);
            Assert.True(found.ProvenBound >= found.Total, $"seed {seed}: {found.Total} {found.ProvenBound}");
            if (!found.CreditsProven)
                continue;
            proven++;
            Assert.True(FairSearch.Find(graph, terms, found.Alone).Credits.SequenceEqual(found.Credits.Order()), $"seed {seed}: credits");
        }

        Assert.InRange(proven, instances / 2, instances - 1);
    }

    [Fact]
    public void Solve_ASecondQuotaTakesWhatTheFirstHasNoPlaceFor()
    {
        var builder = new CandidateGraphBuilder([1, 1, 1]);
        builder.AddNeed(2, [new Candidate(0, 50), new Candidate(1, 40)]);
        builder.AddNeed(1, [new Candidate(2, 30)]);
        var graph = builder.Build();
        var terms = new FairnessTerms
        {
            MunicipalityCount = 2,
            NeedMunicipalities = [1, 1],
            VolunteerHomes = [0, 0, 0],
            NeedGroups = [0, 1],
            Quotas = [new(0, 1, 1), new(0, 1, 1, [0])],
        };
        var found = Solve(graph, terms, seed: 0);
        Assert.Equal((90L, 0L), (found.Total, found.Gap));
        Assert.Equal([1, 1], found.QuotaUse);
        // Both quotas are used up by the first need; where the second has two places, the first is left for the other need.
        var wider = terms with { Quotas = [new(0, 1, 1), new(0, 1, 2, [0])] };
        found = Solve(graph, wider, seed: 0);
        Assert.Equal((120L, 0L), (found.Total, found.Gap));
        Assert.Equal([1, 2], found.QuotaUse);
        Assert.Equal([1, 1, 0], found.Certificate.ChosenQuotas);
    }

    /// <summary>However many are added in whatever order: one is refused exactly where Hall's condition would break, and no quota is exceeded.</summary>
    [Fact]
    public void TryAdd_AnyOrder_TakesWhatHallsConditionAllows()
    {
        var (refused, shifted) = (0, 0);
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var quotas = Quotas(random, 1 + random.Next(4), most: 3);
            var between = new QuotasBetween(quotas);
            var covers = new QuotaCovers([.. quotas.Select(q => q.Limit)]);
            int[] coverOf = [.. Enumerable.Range(0, Groups).Select(group => covers.Add(quotas.Index().Where(q => q.Item.Groups!.Contains(group)).Select(q => q.Index)))];
            var (spread, placed) = (new QuotaSpread(covers), new List<int>());
            for (var i = 0; i < 12; i++)
            {
                var group = random.Next(Groups);
                between.Placed.Add(group);
                if (coverOf[group] >= 0 && spread.TryAdd(coverOf[group]) != between.AreKept())
                    return false;
                if (between.AreKept())
                    placed.Add(group);
                else
                    between.Placed.RemoveAt(between.Placed.Count - 1);
                refused += placed.Count == i + 1 ? 0 : 1;
            }

            int[] quotaOf = QuotaSpread.Assign(covers, [.. placed.Select(group => coverOf[group])]);
            shifted += spread.Used.Any(used => used > 1) ? 1 : 0;
            return placed.Zip(quotaOf).All(p => p.Second < 0 ? coverOf[p.First] < 0 : quotas[p.Second].Groups!.Contains(p.First))
                && quotas.Index().All(q => quotaOf.Count(of => of == q.Index) <= q.Item.Limit && quotaOf.Count(of => of == q.Index) == spread.Used[q.Index]);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
        Assert.True(refused > 500 && shifted > 500, $"{refused} {shifted}");
    }

    [Fact]
    public void ComponentOf_CoversThatShareAQuotaThroughOthers_IsOne()
    {
        var covers = new QuotaCovers([1, 1, 1, 1, 1]);
        int[] numbers = [covers.Add([4, 3]), covers.Add([1]), covers.Add([3, 0]), covers.Add([2]), covers.Add([2]), covers.Add([0, 1, 1]), covers.Add([])];
        Assert.Equal([0, 1, 2, 3, 3, 4, -1], numbers);
        Assert.Equal([0, 0, 0, 2, 0], Enumerable.Range(0, covers.Count).Select(covers.ComponentOf));
        Assert.Equal([5, 7, 1, 9, 1], covers.Prices([1, 7, 9, 5, 8]));
    }

    private static FairAssignment Solve(CandidateGraph graph, FairnessTerms terms, int seed)
    {
        var found = FairSolver.Solve(graph, terms, CancellationToken.None);
        var violations = FairCertificateChecker.Check(found.ToProblem(graph, terms), found.Certificate);
        Assert.True(violations.Count == 0, $"seed {seed}: {string.Join("; ", violations)}");
        foreach (var between in terms.Quotas.GroupBy(q => (q.Home, q.Receiving)))
        {
            var quotas = new QuotasBetween([.. between]);
            quotas.Placed.AddRange(found.Chosen.Where(c => (terms.VolunteerHomes[c.Volunteer], terms.NeedMunicipalities[c.Need]) == between.Key).Select(c => terms.NeedGroups![c.Need]));
            Assert.True(quotas.AreKept(), $"seed {seed}: a quota is exceeded");
        }

        return found;
    }

    private static (CandidateGraph Graph, FairnessTerms Terms) Instance(int seed, FairnessGoal goal)
    {
        var random = new Random(seed);
        var graph = RandomGraph.Build(random, 2 + (seed % 4), 3 + (seed % 4), maxPairs: 14, seed % 2 == 0 ? 5 : 300, maxUnits: 2);
        return (graph, new FairnessTerms
        {
            Goal = goal,
            MunicipalityCount = 2,
            NeedMunicipalities = [.. Enumerable.Range(0, graph.NeedCount).Select(_ => random.Next(4) == 0 ? 0 : 1)],
            VolunteerHomes = [.. Enumerable.Range(0, graph.VolunteerCount).Select(_ => random.Next(4) == 0 ? 1 : 0)],
            NeedGroups = [.. Enumerable.Range(0, graph.NeedCount).Select(_ => random.Next(Groups))],
            Quotas = [.. Quotas(random, random.Next(1, 4), most: 2), new SharingQuota(1, 0, random.Next(3))],
            OpeningCredits = seed % 3 == 0 ? [random.Next(-2, 3), random.Next(-2, 3)] : null,
        });
    }

    /// <summary>From 0 to 1, each about some groups.</summary>
    private static List<SharingQuota> Quotas(Random random, int count, int most) =>
        [.. Enumerable.Range(0, count).Select(_ => new SharingQuota(0, 1, random.Next(most + 1), [.. Enumerable.Range(0, Groups).Where(_ => random.Next(3) > 0)]))];

    /// <summary>The stricter rule: each group counts against the first quota that is about it.</summary>
    private static FairnessTerms FirstOnly(FairnessTerms terms) => terms with
    {
        Quotas = [.. terms.Quotas.Select((quota, i) => quota with { Groups = [.. (quota.Groups ?? [0, 1, 2]).Where(group => terms.Quotas.Take(i).All(before => before.Home != quota.Home || !before.Groups!.Contains(group)))] })],
    };
}
