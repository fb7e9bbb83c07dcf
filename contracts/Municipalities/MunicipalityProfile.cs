namespace Matching.Contracts.Municipalities;

/// <summary>Who a municipality is to its neighbours.</summary>
/// <param name="Code">See <see cref="MunicipalityCode"/>.</param>
/// <param name="Seat">Where the municipality lies on a map; distances count from each need's own place.</param>
/// <param name="ContactPoint">The function that answers for it, never a person's name.</param>
/// <param name="Regions">The regional networks it belongs to; a municipality may belong to more than one.</param>
[GenerateSerializer, Immutable, Alias("matching.municipality-profile")]
public sealed record MunicipalityProfile(
    string Code,
    string Name,
    Place Seat,
    string ContactPoint,
    ImmutableArray<string> Regions,
    MunicipalityPolicy Policy);
