namespace Matching.Contracts.Volunteers;

/// <summary>Another adult in the volunteer's household: a number that checks refer to, and no name.</summary>
/// <param name="Number">1–<see cref="Limits.HouseholdAdults"/>.</param>
[GenerateSerializer, Immutable, Alias("matching.household-member")]
public sealed record HouseholdMember(int Number);
