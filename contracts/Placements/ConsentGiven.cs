namespace Matching.Contracts.Placements;

/// <summary>A consent that was recorded.</summary>
/// <param name="Child">Which of the need's children it is for, as <see cref="Needs.NeedCase.ChildAges"/> counts them from 0; 0 for an adult.</param>
[GenerateSerializer, Immutable, Alias("matching.consent-given")]
public sealed record ConsentGiven(int Child, ConsentParty Party, DateOnly On);
