using Matching.Contracts.Needs;

namespace Matching.Silo.Audit;

/// <summary>What is left of each agreement's quota, from the recorded claims and the volunteers who confirm them.</summary>
internal sealed class QuotaFacts
{
    private readonly RoundFacts facts;
    private readonly NaiveRules rules;
    private readonly Dictionary<Guid, int> running;

    public QuotaFacts(RoundFacts facts, NaiveRules rules, DateTimeOffset now)
    {
        (this.facts, this.rules) = (facts, rules);
        var standing = facts.Volunteers.SelectMany(v => v.Commitments).Where(c => c.Counts(now)).Select(c => c.Reservation.Offer).ToHashSet();
        var replaces = facts.Agreements.Where(a => a.Replaces is not null).ToDictionary(a => a.Id, a => a.Replaces!.Value);
        // Changed terms carry what runs under those before them.
        var claimed = facts.Claims.Where(c => standing.Contains(c.Use.Offer)).CountBy(c => c.Agreement).ToDictionary();
        running = facts.Agreements.ToDictionary(a => a.Id, a => Chain(a.Id).Sum(id => claimed.GetValueOrDefault(id)));

        IEnumerable<Guid> Chain(Guid id) => replaces.TryGetValue(id, out var before) ? Chain(before).Prepend(id) : [id];
    }

    public int Free(IEnumerable<Guid> agreements) =>
        facts.Agreements.Where(a => agreements.Contains(a.Id)).Sum(a => Math.Max(0, a.Quota - running.GetValueOrDefault(a.Id)));

    /// <summary>Proposals across a border that no place of a quota is left for: of each set of agreements, those that only it covers.</summary>
    public int Beyond(IReadOnlyDictionary<NeedRef, NeedView> needs)
    {
        var covered = facts.Proposals.Where(p => p.Need.Municipality != p.Volunteer.Municipality)
            .Select(p => rules.Covering(p.Volunteer.Municipality, needs[p.Need]).Select(a => a.Id).ToHashSet())
            .Where(set => set.Count > 0)
            .ToList();
        return covered.DistinctBy(set => string.Join(',', set.Order())).Sum(set => Math.Max(0, covered.Count(other => other.IsSubsetOf(set)) - Free(set)));
    }
}
