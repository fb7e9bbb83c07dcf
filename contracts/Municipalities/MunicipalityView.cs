namespace Matching.Contracts.Municipalities;

[GenerateSerializer, Immutable, Alias("matching.municipality-view")]
public sealed record MunicipalityView(MunicipalityProfile Profile, long Version);
