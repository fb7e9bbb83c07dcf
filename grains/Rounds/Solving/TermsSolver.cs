using Matching.Core.Assignment;
using Matching.Core.Certificates;
using Matching.Grains.Ports;
using FairnessGoal = Matching.Core.Assignment.FairnessGoal;

namespace Matching.Grains.Rounds;

/// <summary>
/// Solves a round where quotas or promises bind: <see cref="FairSolver"/> on a graph, then the pairs outside it that its prices do not rule out, until there
/// is none. Its bound then holds over all eligible pairs; the optimum without terms is a bound in any case.
/// </summary>
internal sealed class TermsSolver(RoundProblem problem, IRoundPool pool, IComputePool compute, HomeCosts costs)
{
    /// <summary>Solves before the bound without terms must do. Two or three suffice in all that was measured.</summary>
    private const int MaxPasses = 16;

    private readonly RoundBasis basis = problem.Basis;

    public async Task<RoundSolution> Solve(TermsGraph rows, FreeOptimum free, int[]? alone, CreditPairs credits, CancellationToken cancellationToken)
    {
        var pricing = new TermsPricing(problem, pool, costs);
        for (var pass = 1; ; pass++)
        {
            var graph = rows.Build();
            var terms = Terms(free, alone, graph.NeedCount);
            var fair = await compute.Run(stop => FairSolver.Solve(graph, terms, stop), cancellationToken);
            var prices = new TermsPrices(problem, rows, fair);
            var isGrown = await pricing.Extend(rows, prices, cancellationToken) || await credits.Extend(graph, fair, cancellationToken);
            if (isGrown && pass < MaxPasses)
                continue;
            var holds = pricing.IsComplete && fair.ProvenBound <= free.Total && FairCertificateChecker.Check(fair.ToProblem(graph, terms), fair.Certificate).Count == 0;
            var standing = alone is null ? Standing.None : new(alone, [.. fair.Promised.Take(alone.Length)], fair.CreditsProven && credits.AreComplete);
            return holds ? Proven(fair, prices, free, standing, pass) : Unproven(fair, free, standing, pass);
        }
    }

    private FairnessTerms Terms(FreeOptimum free, int[]? alone, int needs)
    {
        // The surplus of type limits is one more municipality, whose needs are all promised.
        var surplus = basis.Members.Length;
        return new()
        {
            Goal = (FairnessGoal)(int)basis.Fairness,
            MunicipalityCount = surplus + 1,
            NeedMunicipalities = [.. problem.Municipalities, .. Enumerable.Repeat(surplus, needs - problem.Wanted.Length)],
            VolunteerHomes = [.. problem.Homes],
            NeedGroups = [.. basis.ClassOfNeed, .. Enumerable.Repeat(-1, needs - problem.Wanted.Length)],
            Required = [.. new int[surplus], problem.Limits.Surplus],
            Alone = alone is null ? new int[surplus + 1] : [.. alone, 0],
            TotalWithoutTerms = free.Total,
            OpeningCredits = basis.Credits.IsEmpty ? null : [.. basis.Credits, 0],
            Quotas = [.. basis.Quotas.Select(q => new SharingQuota(q.Home, q.Receiving, q.Free, q.Classes))],
        };
    }

    private RoundSolution Proven(FairAssignment fair, TermsPrices prices, FreeOptimum free, Standing standing, int pass) => new(
        RoundSolution.ByNeed(problem, fair.Chosen),
        prices.Needs,
        prices.Places,
        prices.Unit,
        fair.Total,
        fair.ProvenBound,
        free.Passes + pass,
        fair.Gap == 0 && free.IsProven,
        free,
        standing,
        new(prices.Promises, prices.Quotas, fair.OpenQuotas));

    /// <summary>The prices of the optimum without terms prove its total as a bound.</summary>
    private RoundSolution Unproven(FairAssignment fair, FreeOptimum free, Standing standing, int pass) => new(
        RoundSolution.ByNeed(problem, fair.Chosen),
        free.Optimum.NeedPrices.ToArray(),
        free.Optimum.VolunteerPrices.ToArray(),
        1,
        fair.Total,
        free.Total,
        free.Passes + pass,
        fair.Total == free.Total && free.IsProven,
        free,
        standing,
        new(new int[basis.Members.Length], new int[basis.Quotas.Length], fair.OpenQuotas));
}
