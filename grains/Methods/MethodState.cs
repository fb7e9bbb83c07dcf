using Matching.Contracts.Methods;

namespace Matching.Grains.Methods;

[GenerateSerializer, Alias("matching.method-state")]
public sealed record MethodState
{
    [Id(0)]
    public string Author { get; init; } = "";

    [Id(1)]
    public ImmutableArray<MethodVersion> Versions { get; init; } = [];

    [Id(2)]
    public ImmutableArray<MethodResult> Results { get; init; } = [];
}
