using System.Text.Json.Serialization;

namespace Matching.Contracts.Rounds;

/// <summary>
/// The proof of optimality, by linear programming duality: with these prices every eligible pair that was not proposed scores at most
/// its prices together, and prices are above 0 only where nobody and no place is left over. Anyone can check it pair by pair.
/// </summary>
/// <param name="NeedPrices">Needs with a price above 0.</param>
/// <param name="VolunteerPrices">Volunteers with a price above 0.</param>
/// <param name="Terms">What else the proof takes where quotas or promises bind; null where they do not, and prices are whole points.</param>
/// <param name="TypePrices">Volunteers whose limit for one type has a price of its own; it adds to their price for needs of that type.</param>
[GenerateSerializer, Immutable, Alias("matching.round-certificate")]
public sealed record RoundCertificate(
    long TotalScore,
    ImmutableArray<NeedPrice> NeedPrices,
    ImmutableArray<VolunteerPrice> VolunteerPrices,
    ImmutableArray<VolunteerTypePrice> TypePrices,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TermsCertificate? Terms = null)
{
    /// <summary>What else it takes where proposals of one volunteer would not fit together; the prices above then prove only a bound. Null where they fit.</summary>
    [Id(0), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BundleCertificate? Bundles { get; init; }
}
