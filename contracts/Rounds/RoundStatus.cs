namespace Matching.Contracts.Rounds;

[GenerateSerializer, Alias("matching.round-status")]
public enum RoundStatus
{
    Running = 0,
    Completed = 1,
    Failed = 2,
    Cancelled = 3,
}
