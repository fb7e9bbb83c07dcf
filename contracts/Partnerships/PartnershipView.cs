namespace Matching.Contracts.Partnerships;

/// <param name="Volunteers">Volunteers of the municipality that belong to the organisation.</param>
[GenerateSerializer, Immutable, Alias("matching.partnership-view")]
public sealed record PartnershipView(string Municipality, Partnership Partnership, ImmutableArray<Guid> Volunteers, long Version);
