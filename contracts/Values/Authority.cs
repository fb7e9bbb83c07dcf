namespace Matching.Contracts.Values;

/// <summary>An authority inside a municipality. Two of them are strangers to each other: secrecy holds between them as between municipalities.</summary>
[GenerateSerializer, Alias("matching.authority")]
public enum Authority
{
    /// <summary>sv socialnämnden, no and da the social services; free volunteering too.</summary>
    SocialServices = 0,

    /// <summary>sv överförmyndaren, who appoints a god man or förvaltare.</summary>
    Guardianship = 1,
}
