namespace Matching.Contracts.Pool;

/// <param name="Need">Index of the need in the query.</param>
[GenerateSerializer, Immutable, Alias("matching.pool-pair")]
public readonly record struct PoolPair(int Need, VolunteerRef Volunteer);
