using Matching.Contracts.Regions;
using Matching.Contracts.Rounds;
using Matching.Grains.Tests.Stories;

namespace Matching.Grains.Tests.Histories;

/// <summary>Rounds among the steps, and offers of what they proposed: at once, when all of it must still be possible, or later.</summary>
internal sealed partial class History
{
    private const string OfferAtOnce = "offer proposals at once";
    private readonly List<Guid> rounds = [];
    private readonly List<(Proposal, string)> refused = [];
    private ImmutableArray<Proposal> proposed = [];
    private ImmutableArray<Proposal> proposedLast = [];
    private long? proposedPoints;

    /// <summary>The last step was a round that proposed something.</summary>
    public bool HasFreshProposals => !proposed.IsEmpty;

    /// <summary>Computes every round again from its stored inputs; how many there were, and those that came out differently.</summary>
    public async Task<(int All, List<string> Different)> RoundReplays()
    {
        using var rest = Silo.Rest();
        var replays = new List<RoundReplay>();
        foreach (var round in rounds)
            replays.Add((await network.Round(round).Replay()).Must());
        return (replays.Count, [.. replays.Where(r => !r.IsIdentical).Select(r => $"{r.Round}: {r.Difference}")]);
    }

    /// <summary>What it proposes is judged on the truth as it is then; no fault of the storage falls between.</summary>
    private async Task RunRound()
    {
        Silo.Storage.IsResting = true;
        try
        {
            var round = network.NewId();
            var request = new RoundRequest(random.Next(1, 4), Fairness: (FairnessGoal)random.Next(3));
            var view = await Again(() => network.RunRound(request, round));
            Assert.Equal(RoundStatus.Completed, view.Status);
            rounds.Add(round);
            proposed = proposedLast = (await network.Round(round).Proposals(null, 0, Limits.PageSize)).Must().Items;
            proposedPoints = view.Summary!.TotalScore;
            await RecordRound(view.Summary);
        }
        finally
        {
            Silo.Storage.IsResting = false;
        }
    }

    private async Task RecordRound(RoundSummary summary)
    {
        Record(proposed.IsEmpty ? "nothing proposed" : "proposed");
        if (summary.Terms!.Quotas.Any(q => q.Used > 0 && q.Used == q.Free))
            Record("proposed to the last of a quota");
        foreach (var proposal in proposed)
        {
            var wish = (await network.Need(proposal.Need).Get()).Must().Requirements;
            var profile = (await network.Volunteer(proposal.Volunteer).Get()).Must().Profile;
            foreach (var (what, holds) in new[]
            {
                ("proposal abroad", proposal.Volunteer.Municipality != proposal.Need.Municipality), ("proposal of siblings", proposal.Places > 1), ("proposal with an end", wish.End is not null),
                ("proposal of an organisation", profile.Kind != VolunteerKind.Individual), ("proposal in Denmark for a child", wish.ForChild && proposal.Need.Municipality == Fureso),
                ("proposal home first", proposal.HomeFirst < 0), ("proposal beside another", proposed.Count(p => p.Volunteer == proposal.Volunteer) > 1),
            })
            {
                if (holds)
                    Record(what);
            }
        }
    }

    /// <summary>Nothing has happened since the round: each of its proposals can be offered, one after the other.</summary>
    private async Task OfferAll(ImmutableArray<Proposal> proposals)
    {
        using var rest = Silo.Rest();
        foreach (var proposal in proposals.OrderBy(_ => random.Next()))
        {
            var answer = await Offer(proposal.Need, proposal.Volunteer, lifted: null, proposal.Agreement);
            if (answer.Ok(out var offer, out var problem))
                Record("proposal offered");
            else
                refused.Add((proposal, $"{problem.Code}, {problem.Detail} ({problem.Field})"));
            // Together where possible takes all the places there are, which can be more than were proposed.
            if (offer is not null && offer.Places != proposal.Places)
                return;
        }
    }

    /// <summary>Much may have happened since the round: the answer may be no.</summary>
    private async Task OfferOne()
    {
        if (proposedLast.IsEmpty)
            return;
        var proposal = Pick(proposedLast);
        Record((await Offer(proposal.Need, proposal.Volunteer, lifted: null, proposal.Agreement)).Problem is null ? "earlier proposal offered" : "earlier proposal refused");
    }

    private void ForgetRound()
    {
        (proposed, proposedPoints) = ([], null);
        refused.Clear();
    }
}
