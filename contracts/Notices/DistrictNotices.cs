namespace Matching.Contracts.Notices;

/// <summary>Where the coordinators of one district want the notices of needs that lie in it: those of one authority.</summary>
/// <param name="Settings">The ways out alone; whether volunteers and contacts are told is the authority's.</param>
[GenerateSerializer, Immutable, Alias("matching.district-notices")]
public sealed record DistrictNotices(Authority Authority, string District, NoticeSettings Settings);
