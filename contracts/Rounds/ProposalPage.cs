namespace Matching.Contracts.Rounds;

/// <summary>Proposals ordered by need; <paramref name="Next"/> is the index to go on from, null at the end.</summary>
[GenerateSerializer, Immutable, Alias("matching.proposal-page")]
public sealed record ProposalPage(ImmutableArray<Proposal> Items, int? Next);
