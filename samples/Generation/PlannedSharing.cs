namespace Matching.Samples.Generation;

/// <summary>One municipality lets another use its volunteers of a scope, from a day until another (half-open).</summary>
/// <param name="Home">Official number, likewise <paramref name="Receiving"/>.</param>
internal sealed record PlannedSharing(string Home, string Receiving, SharingScope Scope, DateOnly From, DateOnly To);
