using Matching.Contracts.Pool;

namespace Matching.Grains.Pool;

/// <summary>The snapshots that rounds have pinned. A round that never lets go is dropped after an hour.</summary>
internal sealed class PinnedRounds(TimeProvider time)
{
    /// <summary>One hour: the largest round takes seconds, so what is older was forgotten by a round that died.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);
    private readonly Dictionary<Guid, (PinnedRound Round, DateTimeOffset Since)> rounds = [];

    public void Keep(Guid id, PinnedRound round)
    {
        var now = time.GetUtcNow();
        foreach (var forgotten in rounds.Where(r => now - r.Value.Since > KeptFor).Select(r => r.Key).ToList())
            rounds.Remove(forgotten);
        rounds[id] = (round, now);
    }

    public PinnedRound Find(Guid id) => rounds.TryGetValue(id, out var pinned) ? pinned.Round : throw new RoundLostException();

    public void Drop(Guid id) => rounds.Remove(id);
}
