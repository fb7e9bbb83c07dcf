using Matching.Contracts.Pool;

namespace Matching.Grains.Rounds;

/// <summary>
/// What a round outlives by beginning anew: an answer that did not come, because a silo died, stopped, was too busy or could not read, and a snapshot that
/// went with the shard that had pinned it.
/// </summary>
internal static class RoundLosses
{
    /// <summary>
    /// With the pauses between them three minutes: longer than a cluster takes to find most of its silos dead at once, where those that are left are fewer than
    /// the votes a death takes, and the votes of the dead must grow old first (two minutes in Orleans). After that something else is wrong.
    /// </summary>
    public const int Attempts = 15;

    private const int LongestPauseInSeconds = 16;

    /// <summary>Refusals of an engine (a silo that is not there is one of them) and failures of a store are all of its root type.</summary>
    /// <param name="cancellationToken">Of the round: what it did not cancel itself was given up by who should have answered.</param>
    public static bool IsOne(Exception fault, CancellationToken cancellationToken) =>
        fault is RoundLostException or TimeoutException or OrleansException or OperationCanceledException && !cancellationToken.IsCancellationRequested;

    /// <summary>1, 2, 4, 8 and from then on 16 seconds; none after a shard that answers, and only has no snapshot.</summary>
    /// <param name="attempt">The one that was lost, from 1.</param>
    public static TimeSpan Pause(Exception fault, int attempt) =>
        fault is RoundLostException ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(LongestPauseInSeconds, 1 << (attempt - 1)));
}
