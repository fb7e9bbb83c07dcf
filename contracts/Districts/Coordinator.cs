namespace Matching.Contracts.Districts;

/// <summary>Who works in a district.</summary>
/// <param name="Subject">As the token names them: opaque here, never a name or a national id.</param>
/// <param name="ContactPoint">The function under which they answer.</param>
[GenerateSerializer, Immutable, Alias("matching.coordinator")]
public sealed record Coordinator(string Subject, string ContactPoint)
{
    public override string ToString() => "(coordinator)";
}
