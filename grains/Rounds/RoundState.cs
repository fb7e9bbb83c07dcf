using Matching.Contracts.Rounds;

namespace Matching.Grains.Rounds;

[GenerateSerializer, Alias("matching.round-state")]
public sealed record RoundState
{
    [Id(0)]
    public RoundRequest? Request { get; init; }

    [Id(1)]
    public RoundStatus Status { get; init; }

    [Id(2)]
    public DateTimeOffset Started { get; init; }

    [Id(3)]
    public RoundSummary? Summary { get; init; }

    [Id(4)]
    public ImmutableArray<Proposal> Proposals { get; init; } = [];

    [Id(5)]
    public RoundCertificate? Certificate { get; init; }
}
