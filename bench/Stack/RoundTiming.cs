using System.Diagnostics;
using Matching.Bench.Assign;
using Matching.Bench.Report;
using Matching.Contracts.Regions;
using Matching.Contracts.Rounds;
using Matching.Contracts.Values;
using Matching.Core;
using Matching.Core.Assignment;
using Matching.Core.Certificates;
using Orleans;

namespace Matching.Bench.Stack;

/// <summary>
/// A whole round through the grains, from the request to the stored proposals, beside the core's own time for the same work: the candidates of every need,
/// the count of eligible pairs, the optimum over all of them and the check of its certificate.
/// </summary>
internal sealed class RoundTiming(IGrainFactory grains, RegionData region)
{
    private static readonly RoundRequest Request = new();

    /// <summary>What a round does when its proposals are stored (it tells the region, lets old inputs go) is over by then, and not beside the core.</summary>
    private static readonly TimeSpan s_aftermath = TimeSpan.FromMilliseconds(60);
    private readonly PoolSnapshot _pool = region.Core.ToPool();
    private readonly Scorer _scorer = new(new ScoringPolicy(), region.Core.Sharing);

    public async Task<object> Run(int rounds, int warmUps, CancellationToken stop)
    {
        var (whole, core) = (new List<double>(), new List<double>());
        var (total, coreTotal, optimal) = (0L, 0L, true);
        for (var i = -warmUps; i < rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var summary = await Round(stop);
            var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            await Task.Delay(s_aftermath, TimeProvider.System, stop);
            start = Stopwatch.GetTimestamp();
            coreTotal = await CoreAlone(stop);
            var coreElapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            (total, optimal) = (summary.TotalScore, optimal && summary.Optimal);
            if (i < 0)
                continue;
            whole.Add(elapsed);
            core.Add(coreElapsed);
        }

        var limit = 1.5 * Spread.Of(core).Median + 50;
        return new { round = Spread.Of(whole), core = Spread.Of(core), limitMs = Math.Round(limit, 1), isMet = Spread.Of(whole).Median <= limit, total, coreTotal, optimal };
    }

    private async Task<RoundSummary> Round(CancellationToken stop)
    {
        var id = Guid.CreateVersion7();
        await grains.GetGrain<IRegionGrain>(GrainKeys.Region(RegionData.Name)).StartRound(id, Request);
        var round = grains.GetGrain<IRoundGrain>(GrainKeys.Round(RegionData.Name, id));
        while (true)
        {
            var view = (await round.Get()).Value!;
            if (view.Status != RoundStatus.Running)
                return view.Summary ?? throw new InvalidOperationException($"The round is {view.Status}.");
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, stop);
        }
    }

    private async Task<long> CoreAlone(CancellationToken stop)
    {
        var pricing = new KernelPricing(_pool, _scorer, region.Core);
        var graph = pricing.Best(Request.CandidatesPerNeed, Environment.ProcessorCount);
        _scorer.CountEligible(_pool, region.Core.Needs, Environment.ProcessorCount, stop);
        var solved = await new AssignmentSolver().SolveToGlobalOptimumAsync(graph, pricing, stop);
        if (CertificateChecker.Check(solved.Graph.ToProblem(), solved.Assignment.ToCertificate()).Count > 0)
            throw new InvalidOperationException("The core's certificate does not hold.");
        return solved.Assignment.Total;
    }
}
