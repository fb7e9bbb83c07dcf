using Matching.Core.Assignment;
using Matching.Core.Certificates;

namespace Matching.Core.Tests.Assignment;

public sealed class FairSolverTests
{
    private const int Municipalities = 3;

    [Theory]
    [InlineData(FairnessGoal.None)]
    [InlineData(FairnessGoal.NotWorseThanAlone)]
    public void Solve_WithoutQuotas_EqualsExhaustiveSearch(FairnessGoal goal) => Compare(goal, false, 600, (seed, _, found, best) =>
    {
        Assert.True(found.Total == best.Total && found.Gap == 0, $"seed {seed}: exhaustive {best.Total}, solver {found.Total}, gap {found.Gap}");
        return 0;
    });

    [Fact]
    public void Solve_MaxMinWithoutQuotas_EqualsExhaustiveSearch()
        => Compare(FairnessGoal.LexicographicMaxMin, false, 600, (seed, graph, found, best) =>
        {
            Assert.True(best.Credits.SequenceEqual(found.Credits.Order()), $"seed {seed}: credits");
            Assert.True(found.CreditsProven && found.Placements.SequenceEqual(found.Promised), $"seed {seed}: promises");
            var kept = FairSearch.Find(graph, Terms(graph, seed, FairnessGoal.NotWorseThanAlone, false), found.Promised);
            Assert.True(found.Total == kept.Total && found.Gap == 0, $"seed {seed}: exhaustive {kept.Total}, solver {found.Total}");
            return 0;
        });

    [Theory]
    [InlineData(FairnessGoal.None)]
    [InlineData(FairnessGoal.NotWorseThanAlone)]
    public void Solve_WithQuotas_BoundHoldsAndMostGapsClose(FairnessGoal goal)
    {
        const int instances = 600;
        var open = Compare(goal, true, instances, (seed, _, found, best) =>
        {
            Assert.True(found.Total <= best.Total && best.Total <= found.ProvenBound, $"seed {seed}: {found.Total} {best.Total} {found.ProvenBound}");
            Assert.Equal(found.Gap == 0, found.OpenQuotas.Count == 0);
            return found.Gap == 0 ? 0 : 1;
        });
        Assert.InRange(open, 0, instances / 100);
    }

    [Fact]
    public void Solve_QuotasOfGroups_BoundHoldsAndMostGapsClose()
    {
        const int instances = 600;
        var open = 0;
        for (var seed = 1; seed <= instances; seed++)
        {
            var graph = RandomGraph.Build(new Random(seed), 1 + (seed % 4), 1 + (seed % 5), maxPairs: 11, 300, maxUnits: 2);
            var random = new Random(seed);
            var terms = Terms(graph, seed, FairnessGoal.None, quotas: false) with
            {
                NeedGroups = [.. Enumerable.Range(0, graph.NeedCount).Select(_ => random.Next(3))],
                Quotas = [.. Sharing().SelectMany(s => new[] { new SharingQuota(s.Home, s.Receiving, random.Next(3), [0, 2]), new SharingQuota(s.Home, s.Receiving, random.Next(2), [1]) })],
            };
            var found = FairSolver.Solve(graph, terms, CancellationToken.None);
            Assert.Empty(FairCertificateChecker.Check(found.ToProblem(graph, terms), found.Certificate));
            var best = FairSearch.Find(graph, terms, found.Alone);
            Assert.True(found.Total <= best.Total && best.Total <= found.ProvenBound, $"seed {seed}: {found.Total} {best.Total} {found.ProvenBound}");
            open += found.Gap == 0 ? 0 : 1;
        }

        Assert.InRange(open, 0, instances / 100);
    }

    [Fact]
    public void Solve_RequiredPlacements_AreMadeWhateverTheyCost()
    {
        var builder = new CandidateGraphBuilder([1]);
        builder.AddNeed(1, [new Candidate(0, 10)]);
        builder.AddNeed(1, [new Candidate(0, 900)]);
        var graph = builder.Build();
        var terms = new FairnessTerms { MunicipalityCount = 2, NeedMunicipalities = [0, 1], VolunteerHomes = [1], Required = [1, 0], Alone = [0, 0] };
        var found = FairSolver.Solve(graph, terms, CancellationToken.None);
        Assert.Equal((10L, 0L), (found.Total, found.Gap));
        Assert.Empty(FairCertificateChecker.Check(found.ToProblem(graph, terms), found.Certificate));
    }

    [Fact]
    public void Solve_MaxMinWithQuotas_EqualsExhaustiveSearchWhereItSaysSo()
    {
        const int instances = 600;
        var proven = Compare(FairnessGoal.LexicographicMaxMin, true, instances, (seed, _, found, best) =>
        {
            Assert.True(found.ProvenBound >= found.Total, $"seed {seed}: {found.Total} {found.ProvenBound}");
            Assert.True(!found.CreditsProven || best.Credits.SequenceEqual(found.Credits.Order()), $"seed {seed}: credits");
            return found.CreditsProven ? 1 : 0;
        });
        Assert.InRange(proven, instances / 2, instances - 1);
    }

    [Fact]
    public void Solve_MaxMinOverFewPairs_GrownWhereExchangesReach_EqualsExhaustiveSearchOverAll()
    {
        var (grown, leftOut) = (0, 0);
        for (var seed = 1; seed <= 600; seed++)
        {
            var graph = RandomGraph.Build(new Random(seed), 1 + (seed % 5), 1 + (seed % 5), maxPairs: 12, 300, maxUnits: 2);
            var terms = Terms(graph, seed, FairnessGoal.NotWorseThanAlone, quotas: false);
            var least = FairSolver.Solve(graph, terms, CancellationToken.None);
            terms = terms with { Goal = FairnessGoal.LexicographicMaxMin, Alone = [.. least.Alone] };
            // The best of each need, and what keeps the promises.
            var rows = Enumerable.Range(0, graph.NeedCount).Select(n => Row(graph, n).Take(1).Union(least.Chosen.Where(c => c.Need == n).Select(c => new Candidate(c.Volunteer, c.Score))).ToArray()).ToArray();
            FairAssignment found;
            for (leftOut += graph.PairCount - rows.Sum(r => r.Length); ; grown++)
            {
                var part = new CandidateGraphBuilder(graph.Capacities);
                foreach (var (need, row) in rows.Index())
                    part.AddNeed(graph.Counts[need], row);
                found = FairSolver.Solve(part.Build(), terms, CancellationToken.None);
                var open = ExchangeReach.Find(part.Build(), found.Chosen).Where(n => rows[n].Length < Row(graph, n).Length).ToList();
                if (open.Count == 0)
                    break;
                open.ForEach(n => rows[n] = Row(graph, n));
            }

            Assert.True(FairSearch.Find(graph, terms, found.Alone).Credits.SequenceEqual(found.Credits.Order()), $"seed {seed}: credits");
        }

        Assert.True(grown > 50 && leftOut > 50, $"{grown} graphs were grown, {leftOut} pairs were left out: nothing was shown.");

        static Candidate[] Row(CandidateGraph graph, int need) =>
            [.. Enumerable.Range(graph.Offsets[need], graph.Offsets[need + 1] - graph.Offsets[need]).Select(p => new Candidate(graph.Volunteers[p], graph.Scores[p]))];
    }

    [Fact]
    public void Solve_RegionTakesEverythingFromOne_SwitchProtectsIt()
    {
        var builder = new CandidateGraphBuilder([1]);
        builder.AddNeed(1, [new Candidate(0, 10)]);
        builder.AddNeed(1, [new Candidate(0, 900)]);
        var terms = new FairnessTerms { MunicipalityCount = 2, NeedMunicipalities = [0, 1], VolunteerHomes = [0] };
        var graph = builder.Build();
        Assert.Equal(900, FairSolver.Solve(graph, terms, CancellationToken.None).Total);
        var fair = FairSolver.Solve(graph, terms with { Goal = FairnessGoal.NotWorseThanAlone }, CancellationToken.None);
        Assert.Equal((10L, 900L, 0L), (fair.Total, fair.TotalWithoutTerms, fair.Gap));
        Assert.Equal([1, 0], fair.Placements);
        Assert.Equal([0, 0], fair.Credits);
    }

    [Fact]
    public void Solve_TermsDoNotFit_NamesField()
    {
        var builder = new CandidateGraphBuilder([1]);
        builder.AddNeed(1, [new Candidate(0, 10)]);
        var graph = builder.Build();
        var good = new FairnessTerms { MunicipalityCount = 2, NeedMunicipalities = [0], VolunteerHomes = [1] };
        (string Field, FairnessTerms Terms)[] refused =
        [
            ("NeedMunicipalities", good with { NeedMunicipalities = [] }),
            ("NeedMunicipalities", good with { NeedMunicipalities = [2] }),
            ("VolunteerHomes", good with { VolunteerHomes = [-1] }),
            ("OpeningCredits", good with { OpeningCredits = [1] }),
            ("Quotas.Home", good with { Quotas = [new SharingQuota(2, 0, 1)] }),
            ("Quotas.Receiving", good with { Quotas = [new SharingQuota(1, -1, 1)] }),
            ("Quotas.Limit", good with { Quotas = [new SharingQuota(1, 0, -1)] }),
            ("Required", good with { Required = [1] }),
            ("Alone", good with { Alone = [1, 2, 3] }),
            ("NeedGroups", good with { NeedGroups = [] }),
            ("Quotas", good with { Quotas = [new SharingQuota(1, 1, 1)] }),
        ];
        foreach (var (field, terms) in refused)
            Assert.Equal(field, Assert.Throws<MatchingInputException>(() => FairSolver.Solve(graph, terms, CancellationToken.None)).Field);
    }

    /// <summary>Runs random instances, checks what must always hold, and sums what <paramref name="judge"/> counts.</summary>
    private static int Compare(FairnessGoal goal, bool quotas, int instances, Func<int, CandidateGraph, FairAssignment, FairSearch.Best, int> judge)
    {
        var counted = 0;
        for (var seed = 1; seed <= instances; seed++)
        {
            var graph = RandomGraph.Build(new Random(seed), 1 + (seed % 4), 1 + (seed % 5), maxPairs: 11, seed % 2 == 0 ? 5 : 300, maxUnits: 2);
            var terms = Terms(graph, seed, goal, quotas);
            var found = FairSolver.Solve(graph, terms, CancellationToken.None);
            var violations = FairCertificateChecker.Check(found.ToProblem(graph, terms), found.Certificate);
            Assert.True(violations.Count == 0, $"seed {seed}: {string.Join("; ", violations)}");
            counted += judge(seed, graph, found, FairSearch.Find(graph, terms, found.Alone));
        }

        return counted;
    }

    private static FairnessTerms Terms(CandidateGraph graph, int seed, FairnessGoal goal, bool quotas)
    {
        var random = new Random(seed);
        return new FairnessTerms
        {
            Goal = goal,
            MunicipalityCount = Municipalities,
            NeedMunicipalities = [.. Enumerable.Range(0, graph.NeedCount).Select(_ => random.Next(Municipalities))],
            VolunteerHomes = [.. Enumerable.Range(0, graph.VolunteerCount).Select(_ => random.Next(Municipalities))],
            Quotas = quotas ? [.. Sharing().Where(_ => random.Next(3) > 0).Select(s => new SharingQuota(s.Home, s.Receiving, random.Next(3)))] : [],
            OpeningCredits = seed % 3 == 0 ? [.. Enumerable.Range(0, Municipalities).Select(_ => random.Next(-2, 3))] : null,
        };
    }

    private static IEnumerable<(int Home, int Receiving)> Sharing()
        => from home in Enumerable.Range(0, Municipalities)
           from receiving in Enumerable.Range(0, Municipalities)
           where home != receiving
           select (home, receiving);
}
