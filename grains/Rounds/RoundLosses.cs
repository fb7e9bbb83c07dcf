using Matching.Contracts.Pool;

namespace Matching.Grains.Rounds;

/// <summary>
/// What a round outlives by beginning anew: an answer that did not come, because a silo died, stopped, was too busy or could not read, and a snapshot that
/// went with the shard that had pinned it.
/// </summary>
internal static class RoundLosses
{
    /// <summary>With the pauses between them half a minute: as long as a cluster takes to find a silo dead and to go on without it. After that something else is wrong.</summary>
    public const int Attempts = 6;

    /// <summary>Refusals of an engine (a silo that is not there is one of them) and failures of a store are all of its root type.</summary>
    /// <param name="cancellationToken">Of the round: what it did not cancel itself was given up by who should have answered.</param>
    public static bool IsOne(Exception fault, CancellationToken cancellationToken) =>
        fault is RoundLostException or TimeoutException or OrleansException or OperationCanceledException && !cancellationToken.IsCancellationRequested;

    /// <summary>1, 2, 4, 8 and 16 seconds; none after a shard that answers, and only has no snapshot.</summary>
    /// <param name="attempt">The one that was lost, from 1.</param>
    public static TimeSpan Pause(Exception fault, int attempt) => fault is RoundLostException ? TimeSpan.Zero : TimeSpan.FromSeconds(1 << (attempt - 1));
}
