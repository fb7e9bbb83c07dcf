namespace Matching.Grains.Rounds;

[GenerateSerializer, Alias("matching.round-inputs-state")]
public sealed record RoundInputsState
{
    /// <summary>Base64 of the compressed inputs.</summary>
    [Id(0)]
    public string? Packed { get; init; }
}
