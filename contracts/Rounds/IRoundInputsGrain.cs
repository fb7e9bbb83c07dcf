namespace Matching.Contracts.Rounds;

/// <summary>The stored inputs of one round, so that it can be replayed. Key: <see cref="GrainKeys.RoundInputs"/>.</summary>
[Alias("matching.round-inputs")]
public interface IRoundInputsGrain : IGrainWithStringKey
{
    /// <param name="packed">Base64 of the compressed inputs; the same again changes nothing.</param>
    [Alias("keep")]
    Task Keep(string packed);

    /// <summary>Null where nothing is kept, or no longer.</summary>
    [Alias("read")]
    Task<string?> Read();

    [Alias("forget")]
    Task Forget();
}
