namespace Matching.Contracts.Districts;

[GenerateSerializer, Immutable, Alias("matching.district-view")]
public sealed record DistrictView(string Municipality, District District, long Version);
