namespace Matching.Contracts.Needs;

/// <summary>The best candidates of one need over all pool shards of its region.</summary>
/// <param name="Considered">Volunteers in the pool when it was asked.</param>
[GenerateSerializer, Immutable, Alias("matching.candidate-list")]
public sealed record CandidateList(NeedRef Need, int PolicyVersion, int Considered, ImmutableArray<Candidate> Candidates);
