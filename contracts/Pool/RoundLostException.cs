namespace Matching.Contracts.Pool;

/// <summary>A shard no longer has the snapshot a round began with, or the region has changed since the question was put; ask anew.</summary>
[GenerateSerializer, Alias("matching.round-lost")]
public sealed class RoundLostException : Exception
{
    public RoundLostException()
        : this("The shard no longer has this round's snapshot.")
    {
    }

    public RoundLostException(string message)
        : base(message)
    {
    }

    public RoundLostException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
