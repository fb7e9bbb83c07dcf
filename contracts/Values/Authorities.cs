using Orleans.Runtime;

namespace Matching.Contracts.Values;

/// <summary>Which authority a case belongs to, and for which one a call is made.</summary>
public static class Authorities
{
    private const string Key = "matching.authority";

    /// <summary>
    /// The authority that the present call acts for, set where the caller's token is read. It travels with the call to the grains. Null where the
    /// service itself works: rounds, copies, imports by an administrator.
    /// </summary>
    public static Authority? OfCall => RequestContext.Get(Key) is int value ? (Authority)value : null;

    /// <summary>From here on this flow of calls acts for an authority, or with null for the service itself.</summary>
    public static void ActFor(Authority? authority)
    {
        if (authority is { } acting) RequestContext.Set(Key, (int)acting);
        else RequestContext.Remove(Key);
    }

    /// <summary>The authority that decides on assignments of a type.</summary>
    public static Authority For(AssignmentType type) => type == AssignmentType.Guardian ? Authority.Guardianship : Authority.SocialServices;

    /// <summary>Whether cases of a type exist for whoever makes the present call.</summary>
    public static bool Shows(AssignmentType type) => OfCall is not { } authority || authority == For(type);

    /// <summary>Whether the municipalities of a country have the authority: in Norway the Statsforvalter appoints guardians, in Denmark Familieretshuset.</summary>
    public static bool IsMunicipal(Authority authority, string country) => authority == Authority.SocialServices || country == "se";
}
