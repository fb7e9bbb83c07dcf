namespace Matching.Contracts.Values;

/// <summary>
/// Which authority inside a municipality keeps a case. Two authorities of one municipality do not see each other's cases
/// (sv offentlighets- och sekretesslagen 8 kap. 2 §). Names are part of tokens: append only.
/// </summary>
[GenerateSerializer, Alias("matching.authority")]
public enum Authority
{
    /// <summary>sv socialnämnden, no kommunens helse- og omsorgstjeneste, da kommunalbestyrelsen.</summary>
    SocialServices = 0,

    /// <summary>sv överförmyndaren, da Familieretshuset's cases kept by the municipality.</summary>
    Guardianship = 1,
}
