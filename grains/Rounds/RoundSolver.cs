using Matching.Contracts.Pool;
using Matching.Core.Assignment;
using Matching.Core.Certificates;
using Matching.Grains.Ports;

namespace Matching.Grains.Rounds;

/// <summary>
/// The optimum over all eligible pairs by column generation: solve the graph of the best candidates, ask the shards which pairs left out
/// would improve it at the present prices, add them, and end when there is none.
/// </summary>
internal sealed class RoundSolver(RoundInputs inputs, Roster roster, IComputePool compute, TimeProvider time)
{
    /// <summary>Improving pairs asked for beyond the largest count of a need, so that few passes suffice.</summary>
    private const int PairsBeyondCount = 8;

    /// <summary>Passes until the gap is reported as open. Each pass adds a pair, and a handful has been enough on every data set seen.</summary>
    private const int MaxPasses = 200;

    public async Task<RoundSolution> Solve(IReadOnlyList<ShardScores> scores, int k, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var needs = inputs.Query.Needs;
        int[] wanted = [.. needs.Select(n => n.WantedAt(now))];
        var lists = Enumerable.Range(0, needs.Length).Select(need => roster.Merge(scores, need, k)).ToArray();
        var pricing = new ShardPricing(inputs, roster);
        var solver = new AssignmentSolver();
        for (var passes = 1; ; passes++)
        {
            var graph = Graph(wanted, lists);
            var optimum = await compute.Run(stop => solver.Solve(graph, stop), cancellationToken);
            var improving = await pricing.FindImprovingPairsAsync(Query(needs.Length, wanted, optimum), cancellationToken);
            var added = improving.Where(p => !lists[p.Need].Exists(c => c.Volunteer == p.Volunteer)).ToList();
            foreach (var pair in added)
                lists[pair.Need].Add(new(pair.Volunteer, pair.Score));
            if (added.Count > 0 && passes < MaxPasses)
                continue;
            var isProven = added.Count == 0 && CertificateChecker.Check(graph.ToProblem(), optimum.ToCertificate()).Count == 0;
            return new(graph, optimum, wanted, passes, isProven);
        }
    }

    private CandidateGraph Graph(int[] wanted, List<Candidate>[] lists)
    {
        var builder = new CandidateGraphBuilder(roster.Capacities);
        for (var need = 0; need < lists.Length; need++)
            builder.AddNeed(wanted[need], System.Runtime.InteropServices.CollectionsMarshal.AsSpan(lists[need]));
        return builder.Build();
    }

    private static PricingQuery Query(int needs, int[] wanted, OptimalAssignment optimum) => new()
    {
        Needs = Enumerable.Range(0, needs).ToArray(),
        NeedPrices = optimum.NeedPrices,
        VolunteerPrices = optimum.VolunteerPrices,
        MaxPairsPerNeed = wanted.DefaultIfEmpty(0).Max() + PairsBeyondCount,
    };
}
