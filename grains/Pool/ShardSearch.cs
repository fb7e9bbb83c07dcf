using Matching.Contracts.Pool;
using Matching.Core;

namespace Matching.Grains.Pool;

/// <summary>The best of one shard for one need: kin where relatives are considered first, then homes with room for all siblings, then by score.</summary>
internal static class ShardSearch
{
    public static ImmutableArray<ShardCandidate> Best(PoolSnapshot snapshot, PoolQuery query, Func<PoolNeed, IEnumerable<UInt128>> kin, int k)
    {
        var (scorer, asked) = (NeedColumns.Scorer(query), query.Needs[0]);
        var need = NeedColumns.Rows(query, kin)[0];
        var relatives = asked.RelativesFirst ? kin(asked).ToHashSet() : [];
        var found = new Dictionary<int, ShardCandidate>();
        foreach (var relative in relatives)
            AddIfEligible(snapshot.RowOf(relative));
        if (asked.PlacesPreferred > 1)
            AddBest(need with { Places = (byte)asked.PlacesPreferred }, roomForAll: true);
        AddBest(need, roomForAll: false);
        return [.. found.Values.OrderByDescending(c => c.Precedence).ThenByDescending(c => c.Score).ThenBy(c => c.Volunteer.Id).Take(k)];

        void AddBest(NeedRow wish, bool roomForAll)
        {
            var best = new RankedCandidate[k];
            foreach (var candidate in best.AsSpan(0, scorer.TopK(snapshot, wish, best)))
                found.TryAdd(candidate.Row, Explained(candidate.Row, candidate.Score, roomForAll ? 1 : 0));
        }

        void AddIfEligible(int row)
        {
            if (row >= 0 && scorer.ExplainRow(snapshot, row, need) is { Rejection: Rejection.None } explanation)
                found.TryAdd(row, Explained(row, explanation.Parts.Total, ShardCandidate.Kin));
        }

        ShardCandidate Explained(int row, int score, int precedence)
        {
            var volunteer = new VolunteerRef(query.Map.Members[snapshot.At(row).Municipality], Ids.Guid(snapshot.IdAt(row)));
            return new(volunteer, score, PinnedRound.Parts(scorer.ExplainRow(snapshot, row, need)), precedence);
        }
    }
}
