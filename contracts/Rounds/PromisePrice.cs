namespace Matching.Contracts.Rounds;

/// <param name="Promised">Placements the municipality must have at least.</param>
/// <param name="Price">What one placement less would add to the bound.</param>
[GenerateSerializer, Immutable, Alias("matching.promise-price")]
public sealed record PromisePrice(string Municipality, int Promised, int Price);
