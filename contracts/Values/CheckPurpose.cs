namespace Matching.Contracts.Values;

/// <summary>What an extract was made for: a register tells more or less of a person by it. The number is a bit of the pool's columns: append only, at most eight.</summary>
[GenerateSerializer, Alias("matching.check-purpose")]
public enum CheckPurpose
{
    /// <summary>Nothing is recorded, as before purposes were kept: it counts as what the municipality took it for.</summary>
    Unstated = 0,

    /// <summary>The register in full, fetched by the authority itself: it counts for everything.</summary>
    Full = 1,

    /// <summary>Work with children (sv lagen 2013:852, no barneomsorgsattest).</summary>
    Children = 2,

    /// <summary>Support of children with disabilities (sv lagen 2010:479, LSS).</summary>
    DisabledChildren = 3,

    /// <summary>Homes that take clients in (sv familjehem and HVB, no fosterhjem).</summary>
    FosterHome = 4,

    Guardianship = 5,

    /// <summary>School and preschool (sv skollagen 2 kap. 31 §).</summary>
    School = 6,
}
