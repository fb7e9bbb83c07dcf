using Matching.Contracts.Needs;
using Matching.Contracts.Pool;

namespace Matching.Grains.Rounds;

/// <summary>Who answers what a round asks of its volunteers: the shards that pinned a snapshot, or a replay from stored rows.</summary>
internal interface IRoundPool
{
    ImmutableArray<ShardRoster> Rosters { get; }

    /// <summary>The best <paramref name="k"/> of each need, one answer a roster.</summary>
    Task<ShardScores[]> Score(int k, CancellationToken cancellationToken);

    /// <summary>The pairs that prices do not yet rule out; one question and one answer a roster.</summary>
    Task<ShardScores[]> Price(IReadOnlyList<PricingPass> passes, CancellationToken cancellationToken);

    Task<ImmutableArray<ScoreParts>> Explain(int roster, ImmutableArray<RosterPair> pairs, CancellationToken cancellationToken);
}
