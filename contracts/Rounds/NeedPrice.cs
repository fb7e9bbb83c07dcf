namespace Matching.Contracts.Rounds;

/// <param name="Price">Points; what one more place for this need is worth.</param>
[GenerateSerializer, Immutable, Alias("matching.need-price")]
public readonly record struct NeedPrice(NeedRef Need, int Price);
