using Matching.Contracts.Municipalities;

namespace Matching.Samples.Format;

/// <summary>A municipality of <c>region.json</c>.</summary>
/// <param name="Population">For the reader; nothing is computed from it.</param>
internal sealed record RegionMember(string Code, string Name, double Lat, double Lon, int Population, string ContactPoint, int OfferHoldHours)
{
    public MunicipalityProfile ToProfile(ImmutableArray<string> regions) =>
        new(Code, Name, new RegionPoint(Lat, Lon).ToPlace(), ContactPoint, regions, new(OfferHoldHours));
}
