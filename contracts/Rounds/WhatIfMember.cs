namespace Matching.Contracts.Rounds;

/// <param name="Before">Placements proposed for its needs in the round.</param>
/// <param name="After">The same with the change.</param>
[GenerateSerializer, Immutable, Alias("matching.what-if-member")]
public sealed record WhatIfMember(string Municipality, int Before, int After);
