using Matching.Contracts.Law;
using Matching.Contracts.Pool;
using Matching.Contracts.Rounds;

namespace Matching.Grains.Rounds;

/// <summary>Puts a solution into the words of the contracts.</summary>
internal sealed class RoundReport(RoundInputs inputs, Roster roster, RoundSolution solution)
{
    public async Task<ImmutableArray<Proposal>> Proposals()
    {
        var chosen = Chosen().ToList();
        var parts = new Dictionary<(int Need, int Volunteer), Contracts.Needs.ScoreParts>();
        foreach (var shard in chosen.GroupBy(c => roster.Seats[c.Volunteer].Shard))
        {
            var pairs = shard.ToList();
            var answers = await inputs.Shards[shard.Key].Explain(inputs.Round, [.. pairs.Select(p => new RosterPair(p.Need, roster.Seats[p.Volunteer].Row))]);
            for (var i = 0; i < pairs.Count; i++)
                parts[pairs[i]] = answers[i];
        }

        return [.. chosen.Select(c => new Proposal(inputs.Query.Needs[c.Need].Need, roster.Seats[c.Volunteer].Volunteer, Sum(parts[c]), parts[c]))];
    }

    /// <param name="total">Sum of the proposals' scores.</param>
    public RoundCertificate Certificate(long total)
    {
        var whole = solution.Optimum.VolunteerPrices.ToArray();
        var own = solution.Limits.OwnPrices(whole);
        var volunteers = ImmutableArray.CreateBuilder<VolunteerPrice>();
        var types = ImmutableArray.CreateBuilder<VolunteerTypePrice>();
        for (var number = 0; number < own.Length; number++)
        {
            var seat = roster.Seats[number];
            if (seat.Type is null && own[number] > 0)
                volunteers.Add(new(seat.Volunteer, own[number]));
            if (seat.Type is { } type && whole[number] > own[number])
                types.Add(new(seat.Volunteer, type, whole[number] - own[number]));
        }

        var needs = inputs.Query.Needs.Zip(solution.Optimum.NeedPrices.ToArray(), (need, price) => new NeedPrice(need.Need, price));
        return new(total, [.. needs.Where(p => p.Price > 0)], volunteers.ToImmutable(), types.ToImmutable());
    }

    public RoundSummary Summary(RoundRequest request, IReadOnlyCollection<Proposal> proposals, IReadOnlyList<ShardScores> scores, LawBook law, TimeSpan scoring, TimeSpan assigning)
    {
        var query = inputs.Query;
        var pairs = (long)inputs.Volunteers * query.Needs.Length;
        var eligible = scores.Sum(s => s.Eligible);
        var waiting = Enumerable.Range(0, query.Needs.Length).Where(n => solution.Optimum.ChosenFor(n).Length < solution.Wanted[n]).ToList();
        return new(
            inputs.Volunteers,
            query.Needs.Length,
            pairs,
            eligible,
            pairs - eligible,
            proposals.Count,
            proposals.Sum(p => (long)p.Score),
            waiting.Count,
            waiting.Count(n => IsPastClock(query.Needs[n], law, query.Map.Today)),
            solution.IsProven,
            solution.PricingPasses,
            query.Weights.Version,
            request.Seed,
            inputs.Hash(),
            scoring.TotalMilliseconds,
            assigning.TotalMilliseconds);
    }

    private IEnumerable<(int Need, int Volunteer)> Chosen()
    {
        for (var need = 0; need < inputs.Query.Needs.Length; need++)
        {
            foreach (var volunteer in solution.Optimum.ChosenFor(need).ToArray())
                yield return (need, volunteer);
        }
    }

    private static bool IsPastClock(PoolNeed need, LawBook law, DateOnly today) =>
        need.DecisionDate is { } decided
        && law.For(MunicipalityCode.Country(need.Need.Municipality), need.Type, need.Start).DecisionDays is { } days
        && decided.AddDays(days) < today;

    private static int Sum(Contracts.Needs.ScoreParts parts) =>
        parts.Distance + parts.Availability + parts.Interests + parts.Languages + parts.Experience + parts.Load + parts.Priority;
}
