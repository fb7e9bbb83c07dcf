namespace Matching.Contracts.Pool;

/// <summary>A volunteer with fewer free places for one assignment type than in total.</summary>
/// <param name="Row">Row in the shard's roster.</param>
/// <param name="Left">Places left for the type, at least 1; with none left the type is no longer open at all.</param>
[GenerateSerializer, Immutable, Alias("matching.type-room")]
public readonly record struct TypeRoom(int Row, AssignmentType Type, int Left);
