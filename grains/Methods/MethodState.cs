using Matching.Contracts.Methods;
using Matching.Grains.Audit;

namespace Matching.Grains.Methods;

[GenerateSerializer, Alias("matching.method-state")]
public sealed record MethodState : IOwes<MethodState>
{
    [Id(0)]
    public string Author { get; init; } = "";

    [Id(1)]
    public ImmutableArray<MethodVersion> Versions { get; init; } = [];

    [Id(2)]
    public ImmutableArray<MethodResult> Results { get; init; } = [];

    [Id(3)]
    public Owed Owed { get; init; } = Owed.Nothing;

    MethodState IOwes<MethodState>.Owing(Owed owed) => this with { Owed = owed };
}
