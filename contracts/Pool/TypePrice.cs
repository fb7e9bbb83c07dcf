namespace Matching.Contracts.Pool;

/// <summary>What a place of one volunteer costs for one assignment type, where that is more than for the others.</summary>
/// <param name="Row">Row in the shard's roster.</param>
/// <param name="Price">The whole price for the type, in place of the volunteer's.</param>
[GenerateSerializer, Immutable, Alias("matching.type-price")]
public readonly record struct TypePrice(int Row, AssignmentType Type, int Price);
