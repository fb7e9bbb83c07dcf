namespace Matching.Core;

/// <summary>Places that a volunteer has left for one assignment type with a limit of its own; a type with none left is in <see cref="VolunteerRow.BlockedRoles"/>.</summary>
/// <param name="Role">The assignment type, 0..15.</param>
/// <param name="Left">1..63. Asked about only where a need takes more than one place.</param>
public readonly record struct TypePlaces(byte Role, byte Left);
