namespace Matching.Gateway.Auth;

/// <summary>The claims of a token that the gateway reads.</summary>
public static class Claims
{
    /// <summary>Who calls: the client or person as the issuer names it; opaque here.</summary>
    public const string Subject = "sub";

    /// <summary>The caller's municipality, exactly one: <c>se-0580</c>. The tenant comes from here and nowhere else.</summary>
    public const string Municipality = "municipality";

    /// <summary>Exactly one of <see cref="Roles.All"/>.</summary>
    public const string Role = "role";

    /// <summary>
    /// Optional, for coordinators and readers: the authority they work for, one of <see cref="Authority"/> in kebab case. Without it social services.
    /// </summary>
    public const string Authority = "authority";

    /// <summary>Optional: the one region the token is good for.</summary>
    public const string Region = "region";
}
