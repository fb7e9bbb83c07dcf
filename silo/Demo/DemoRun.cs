using Matching.Contracts.Law;
using Matching.Contracts.Needs;
using Matching.Contracts.Regions;
using Matching.Contracts.Rounds;
using Matching.Contracts.Volunteers;
using Matching.Grains.Ports;
using Matching.Samples;
using Matching.Silo.Audit;
using Matching.Silo.Engines;

namespace Matching.Silo.Demo;

/// <summary>Loads a sample region, runs a round over it, and has the round audited.</summary>
internal sealed class DemoRun(IGrainFactory grains, ICommittedStates states, RegionLoader loader, LawBook law, TimeProvider time)
{
    private const int Examples = 3;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    public async Task<DemoReport> Run(SampleRegion sample, RoundRequest request, Progress progress, CancellationToken cancellationToken)
    {
        var network = await loader.Load(sample, progress, cancellationToken);
        var round = Guid.CreateVersion7(time.GetUtcNow());
        var summary = await RunRound(sample.Name, round, request, progress, cancellationToken);

        var region = (await grains.GetGrain<IRegionGrain>(GrainKeys.Region(sample.Name)).Get()).Value!;
        var now = time.GetUtcNow();
        var facts = await RoundFacts.Read(grains, states, region, round, law, now, cancellationToken);
        var audit = await new RoundAudit(grains, facts, law, now).Run(summary.Eligible, share => progress.Update("audit: every pair once more, by plain rules", share), cancellationToken);
        progress.Done($"audit of {summary.Pairs:N0} pairs");

        var across = facts.Proposals.Where(p => p.Need.Municipality != p.Volunteer.Municipality).ToList();
        return new()
        {
            Region = sample.Name,
            Engine = EngineSetup.Name,
            Municipalities = region.Definition.Members.Length,
            Volunteers = summary.Volunteers,
            Needs = summary.Needs,
            Pairs = summary.Pairs,
            Eligible = summary.Eligible,
            Rejected = summary.Rejected,
            Proposals = summary.Proposals,
            AcrossBorders = across.Count,
            TotalScore = summary.TotalScore,
            Waiting = summary.Waiting,
            WaitingPastClock = summary.WaitingPastClock,
            Optimal = summary.Optimal && audit.ProofHolds,
            PricingPasses = summary.PricingPasses,
            Terms = summary.Terms!,
            ProofHolds = audit.ProofHolds,
            FairnessViolations = audit.FairnessViolations,
            AgreementViolations = audit.AgreementViolations,
            CapacityViolations = audit.CapacityViolations,
            UnexplainedPairs = audit.UnexplainedPairs,
            ScoreErrors = audit.ScoreErrors,
            ScoreMs = summary.ScoreMs,
            AssignMs = summary.AssignMs,
            PairsPerSecond = Math.Round(summary.Pairs / Math.Max(summary.ScoreMs, 0.001) * 1000),
            PolicyVersion = summary.PolicyVersion,
            InputsHash = summary.InputsHash,
            Network = network,
            NonMembersRefused = await AskNonMembers(sample, facts),
            Round = round,
            Examples = [.. Chosen(across, facts).Select(p => DemoExample.Of(p, facts, sample, CivilDay.Of(now)))],
        };
    }

    /// <summary>Across borders first, and each of another type.</summary>
    private static IEnumerable<Proposal> Chosen(List<Proposal> across, RoundFacts facts)
    {
        var types = facts.Needs.ToDictionary(n => n.Need, n => n.Requirements.Type);
        return across.DistinctBy(p => types[p.Need]).Concat(facts.Proposals).Distinct().Take(Examples);
    }

    private async Task<RoundSummary> RunRound(string region, Guid round, RoundRequest request, Progress progress, CancellationToken cancellationToken)
    {
        var started = await grains.GetGrain<IRegionGrain>(GrainKeys.Region(region)).StartRound(round, request);
        if (started.Problem is { } problem)
            throw new DemoException(problem);
        var grain = grains.GetGrain<IRoundGrain>(GrainKeys.Round(region, round));
        for (; ; await Task.Delay(Poll, time, cancellationToken))
        {
            var view = (await grain.Get()).Value!;
            progress.Update($"round: {view.Phase}", view.Progress / 100.0);
            if (view.Status == RoundStatus.Running)
                continue;
            if (view.Summary is not { } summary)
                throw new DemoException(new(ProblemCode.WrongState, $"The round is {view.Status}.", null, "Look at the log."));
            progress.Done($"round: {summary.Proposals} proposals");
            return summary;
        }
    }

    /// <summary>For each neighbour a reservation that no agreement covers, to show that and how it is refused.</summary>
    private async Task<ImmutableArray<NeighbourRefused>> AskNonMembers(SampleRegion sample, RoundFacts facts)
    {
        var refused = ImmutableArray.CreateBuilder<NeighbourRefused>();
        foreach (var neighbour in sample.NonMembers)
        {
            await foreach (var (key, state) in states.ReadAll<Grains.Volunteers.VolunteerState>(Grains.State.StateNames.Volunteer, GrainKeys.VolunteersOf(neighbour.Code), CancellationToken.None))
            {
                if (state.Profile is not { } profile)
                    continue;
                var volunteer = new VolunteerView(VolunteerRef.FromKey(key), profile, state.Commitments, 0, state.Version);
                if (Suitable(volunteer, facts) is not { } need)
                    continue;
                var answer = await grains.GetGrain<IVolunteerGrain>(key)
                    .Reserve(new(Guid.CreateVersion7(time.GetUtcNow()), need.Need, need.Requirements.Type, need.Requirements.Start, time.GetUtcNow().AddHours(1))
                    {
                        ForChild = need.Requirements.ForChild,
                        ChildUnder = law.For(need.Need.Municipality, need.Requirements.Type, need.Requirements.Start).ChildUnder(need.Case.YoungestAge()),
                    });
                refused.Add(new(neighbour.Name, answer.Problem?.Code, answer.Problem?.Detail ?? "accepted, against the rules"));
                break;
            }
        }

        return refused.ToImmutable();
    }

    /// <summary>A need that only the missing agreement and the way keep the volunteer from.</summary>
    private NeedView? Suitable(VolunteerView volunteer, RoundFacts facts)
    {
        var rules = new NaiveRules(facts.Region.Definition.Plane, facts.Agreements, law, time.GetUtcNow());
        return facts.Needs.FirstOrDefault(n => n.Requirements.DecisionDate is not null
            && (rules.Reject(volunteer, n) & ~RejectionReasons.Distance) == RejectionReasons.Agreement);
    }
}
