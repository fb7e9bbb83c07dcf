using Matching.Core.Assignment;
using Matching.Core.Certificates;

namespace Matching.Core.Tests.Assignment;

/// <summary>A small random assignment whose persons have few hours: needs take some, siblings several places, and a person may have two volunteer indices.</summary>
internal sealed class BundleWorld : IBundleRules, IBundleRelaxation<OptimalAssignment>
{
    private readonly int[] hours, places, persons, hoursOf, placesOf;

    public BundleWorld(int seed)
    {
        var random = new Random(seed);
        var (needs, volunteers) = (random.Next(1, 6), random.Next(1, 5));
        Graph = RandomGraph.Build(random, needs, volunteers, maxPairs: 12, maxScore: random.Next(3) switch { 0 => 3, 1 => 50, _ => 1000 });
        persons = [.. Enumerable.Range(0, volunteers).Select(v => v > 0 && random.Next(4) == 0 ? v - 1 : v)];
        hours = [.. Enumerable.Range(0, volunteers).Select(_ => random.Next(1, 8))];
        places = [.. Enumerable.Range(0, volunteers).Select(_ => random.Next(1, 4))];
        hoursOf = [.. Enumerable.Range(0, needs).Select(_ => random.Next(5))];
        placesOf = [.. Enumerable.Range(0, needs).Select(_ => random.Next(3) == 0 ? 2 : 1)];
        // A pair that does not fit alone is none.
        Graph = Without((need, volunteer) => Fits([new(need, volunteer)]));
    }

    public CandidateGraph Graph { get; }

    public int Solves { get; private set; }

    public int PersonOf(int volunteer) => persons[volunteer];

    public bool Fits(IReadOnlyCollection<BundlePair> bundle) => FitsPlainly([.. bundle.Select(pair => new BundleProofPair(pair.Need, pair.Volunteer))]);

    public bool FitsPlainly(IReadOnlyList<BundleProofPair> bundle)
    {
        var person = persons[bundle[0].Volunteer];
        return bundle.Sum(pair => hoursOf[pair.Need]) <= hours[person] && bundle.Sum(pair => placesOf[pair.Need]) <= places[person];
    }

    public Task<RelaxedChoice<OptimalAssignment>> SolveAsync(BundleRestriction restriction, CancellationToken cancellationToken)
    {
        Solves++;
        var graph = Without(restriction.Allows);
        var solved = new AssignmentSolver().Solve(graph, cancellationToken);
        var chosen = new List<PricedPair>();
        for (var need = 0; need < graph.NeedCount; need++)
        {
            var mine = solved.ChosenFor(need).ToArray();
            for (var pair = graph.Offsets[need]; pair < graph.Offsets[need + 1]; pair++)
            {
                if (mine.Contains(graph.Volunteers[pair]))
                    chosen.Add(new(need, graph.Volunteers[pair], graph.Scores[pair]));
            }
        }

        return Task.FromResult(new RelaxedChoice<OptimalAssignment>(solved.Total, chosen, solved));
    }

    /// <summary>The best total by trying every choice of every pair.</summary>
    public long Exhaustive()
    {
        var pairs = Enumerable.Range(0, Graph.NeedCount)
            .SelectMany(need => Enumerable.Range(Graph.Offsets[need], Graph.Offsets[need + 1] - Graph.Offsets[need]).Select(at => (Need: need, Volunteer: Graph.Volunteers[at], Score: Graph.Scores[at])))
            .ToArray();
        return Best(0, Graph.Counts.ToArray(), Graph.Capacities.ToArray(), []);

        long Best(int at, int[] counts, int[] capacities, List<BundleProofPair> taken)
        {
            if (at == pairs.Length)
                return 0;
            var best = Best(at + 1, counts, capacities, taken);
            var (need, volunteer, score) = pairs[at];
            var bundle = taken.Where(t => persons[t.Volunteer] == persons[volunteer]).Append(new(need, volunteer)).ToList();
            if (counts[need] == 0 || capacities[volunteer] == 0 || !FitsPlainly(bundle))
                return best;
            counts[need]--;
            capacities[volunteer]--;
            best = Math.Max(best, score + Best(at + 1, counts, capacities, [.. taken, new(need, volunteer)]));
            counts[need]++;
            capacities[volunteer]++;
            return best;
        }
    }

    public static BundleProof Proof(BundleAnswer<OptimalAssignment> answer) => new()
    {
        Bound = answer.Bound,
        Parents = [.. answer.Nodes.Select(node => node.Parent)],
        Parts = [.. answer.Nodes.Select(node => node.Part)],
        Conflicts = [.. answer.Nodes.Select(node => node.Conflict.Select(pair => new BundleProofPair(pair.Need, pair.Volunteer)).ToArray())],
        NeedPrices = [.. answer.Nodes.Select(node => node.Conflict.Count > 0 ? [] : node.Proof.NeedPrices.ToArray())],
        VolunteerPrices = [.. answer.Nodes.Select(node => node.Conflict.Count > 0 ? [] : node.Proof.VolunteerPrices.ToArray())],
    };

    private CandidateGraph Without(Func<int, int, bool> allows)
    {
        var builder = new CandidateGraphBuilder(Graph.Capacities);
        for (var need = 0; need < Graph.NeedCount; need++)
        {
            var row = new List<Candidate>();
            for (var pair = Graph.Offsets[need]; pair < Graph.Offsets[need + 1]; pair++)
            {
                if (allows(need, Graph.Volunteers[pair]))
                    row.Add(new(Graph.Volunteers[pair], Graph.Scores[pair]));
            }

            builder.AddNeed(Graph.Counts[need], [.. row]);
        }

        return builder.Build();
    }
}
