using Matching.Contracts.Municipalities;
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

    public int Free(IEnumerable<Guid> agreements) => facts.Agreements.Where(a => agreements.Contains(a.Id)).Sum(Left);

    /// <summary>Under it and under each change of its terms that both have signed.</summary>
    private int Left(SharingAgreement agreement) =>
        facts.Agreements.Where(a => a.Replaces == agreement.Id && a.Status is AgreementStatus.Live or AgreementStatus.Replaced).Select(Left)
            .Append(Math.Max(0, agreement.Quota - running.GetValueOrDefault(agreement.Id)))
            .Min();

    /// <summary>
    /// Proposals across a border that no place of a quota is left for, however all are spread over the agreements that cover them. One that names an agreement
    /// counts against that alone.
    /// </summary>
    public int Beyond(IReadOnlyDictionary<NeedRef, NeedView> needs)
    {
        var takes = facts.Proposals
            .Select(p => (Proposal: p, Covering: rules.Covering(p.Volunteer.Municipality, needs[p.Need])))
            .Where(p => p.Proposal.Need.Municipality == p.Proposal.Volunteer.Municipality ? p.Proposal.Agreement is not null : p.Covering.Count > 0)
            .Select(p => p.Covering.Select(a => a.Id).Where(id => p.Proposal.Agreement is not { } named || named == id).ToList())
            .ToList();
        var held = takes.SelectMany(ids => ids).Distinct().ToDictionary(id => id, _ => new List<int>());
        var free = held.Keys.ToDictionary(id => id, id => Free([id]));
        return Enumerable.Range(0, takes.Count).Count(number => !TryPlace(number, []));

        // One after another; who finds no place asks those who hold one to move on (Kuhn 1955).
        bool TryPlace(int number, HashSet<Guid> asked)
        {
            foreach (var id in takes[number].Where(asked.Add))
            {
                var places = held[id];
                if (places.Count == free[id] && places.FindIndex(other => TryPlace(other, asked)) is >= 0 and var moved)
                    places.RemoveAt(moved);
                if (places.Count == free[id])
                    continue;
                places.Add(number);
                return true;
            }

            return false;
        }
    }
}
