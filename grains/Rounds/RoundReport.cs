using Matching.Contracts.Needs;
using Matching.Contracts.Pool;
using Matching.Contracts.Rounds;

namespace Matching.Grains.Rounds;

/// <summary>Puts a solution into the words of the contracts.</summary>
internal sealed class RoundReport(RoundProblem problem, IRoundPool pool, RoundSolution solution)
{
    private readonly RoundBasis basis = problem.Basis;
    private readonly Roster roster = problem.Roster;
    private readonly CountedQuotas counted = new(problem, solution);

    public async Task<ImmutableArray<Proposal>> Proposals(CancellationToken cancellationToken)
    {
        var chosen = Chosen().ToList();
        var parts = new Dictionary<(int Need, int Place), ScoreParts>();
        foreach (var shard in chosen.GroupBy(c => roster.Seats[c.Place].Shard))
        {
            var pairs = shard.ToList();
            var answers = await pool.Explain(shard.Key, [.. pairs.Select(p => new RosterPair(p.Need, roster.Seats[p.Place].Row))], cancellationToken);
            for (var i = 0; i < pairs.Count; i++)
                parts[pairs[i]] = answers[i];
        }

        var costs = HomeCosts.HomeFirst(basis);
        return [.. chosen.Select(c => Proposal(c.Need, c.Place, parts[c], -costs.Of(basis.ClassOfNeed[c.Need], problem.Homes[c.Place])))];
    }

    public RoundCertificate Certificate() => new CertificateReport(problem, solution).Write();

    public RoundSummary Summary(IReadOnlyCollection<Proposal> proposals, IReadOnlyList<ShardScores> scores)
    {
        var volunteers = pool.Rosters.Sum(r => r.Count);
        var pairs = (long)volunteers * basis.Query.Needs.Length;
        var eligible = scores.Sum(s => s.Eligible);
        var waiting = Enumerable.Range(0, basis.Query.Needs.Length).Where(n => solution.Chosen[n].Length * problem.Siblings.PlacesOf(n) < basis.Query.Needs[n].Wanted).ToHashSet();
        return new(
            volunteers,
            basis.Query.Needs.Length,
            pairs,
            eligible,
            pairs - eligible,
            proposals.Count,
            proposals.Sum(p => (long)p.Worth()),
            waiting.Count,
            basis.PastClock.Count(waiting.Contains),
            solution.IsProven,
            solution.PricingPasses,
            basis.Query.Weights.Version,
            basis.Request.Seed,
            InputsHash: string.Empty,
            ScoreMs: 0,
            AssignMs: 0,
            new TermsReport(problem, solution, counted).Write());
    }

    private IEnumerable<(int Need, int Place)> Chosen()
    {
        for (var need = 0; need < solution.Chosen.Length; need++)
        {
            foreach (var pair in solution.Chosen[need])
                yield return (need, pair.Volunteer);
        }
    }

    private Proposal Proposal(int need, int place, ScoreParts parts, int homeFirst) =>
        new(basis.Query.Needs[need].Need, roster.Seats[place].Volunteer, Sum(parts) + homeFirst, parts, homeFirst)
        {
            Places = problem.Siblings.PlacesOf(need),
            Agreement = counted.Agreement(need, place),
        };

    private static int Sum(ScoreParts parts) =>
        parts.Distance + parts.Availability + parts.Interests + parts.Languages + parts.Experience + parts.Load + parts.Rest + parts.Penalty + parts.Priority;
}
