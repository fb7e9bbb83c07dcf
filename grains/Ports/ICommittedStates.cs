namespace Matching.Grains.Ports;

/// <summary>
/// Reads states that grains have stored, all of one name at once. Grains cannot be enumerated; this is how a fast copy finds its truth again.
/// The host supplies it for the store in use.
/// </summary>
public interface ICommittedStates
{
    /// <summary>
    /// States named <paramref name="stateName"/> whose grain key starts with <paramref name="keyPrefix"/>, in key order. Every write acknowledged
    /// before the call is seen.
    /// </summary>
    IAsyncEnumerable<KeyValuePair<string, TState>> ReadAll<TState>(string stateName, string keyPrefix, CancellationToken cancellationToken);
}
