using System.Reflection;
using System.Security.Claims;

namespace Matching.Gateway.Auth;

/// <summary>Who calls, as the validated token says. Handlers take it as a parameter, so that no other source of the tenant exists.</summary>
/// <param name="Region">The one region the token is good for, or null.</param>
/// <param name="Authority">For whom a coordinator or reader works; null for the network's own roles, which see no case.</param>
internal sealed record Caller(string Municipality, string Role, string? Region, string Subject, Authority? Authority)
{
    public bool IsAdmin => Role == Roles.Admin;

    /// <summary>The network's own roles see all municipalities' sides of a round.</summary>
    public bool SeesWholeRegion => Role is Roles.Regional or Roles.Admin;

    /// <summary>What is made under a key of one authority is not found under the same key of another.</summary>
    public string Own(string kind) => Authority is null or Contracts.Values.Authority.SocialServices ? kind : $"{kind}-{EnumNames<Authority>.Of(Authority.Value)}";

    /// <summary>An id always means an object of the caller's municipality: a foreign one is as missing as an invented one.</summary>
    public VolunteerRef Volunteer(Guid id) => new(Municipality, id);

    /// <inheritdoc cref="Volunteer"/>
    public NeedRef Need(Guid id) => new(Municipality, id);

    /// <summary>Binds the parameter of a handler.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo _) => ValueTask.FromResult(From(context.User));

    /// <summary>Null where a claim is missing, doubled or malformed: such a token is refused as a whole.</summary>
    public static Caller? From(ClaimsPrincipal user) =>
        Single(user, Claims.Municipality) is { } municipality && MunicipalityCode.IsValid(municipality)
        && Single(user, Claims.Role) is { } role && Roles.All.Contains(role)
        && user.FindAll(Claims.Region).Take(2).Count() < 2
        && AuthorityOf(user, role, municipality, out var authority)
            ? new(municipality, role, Single(user, Claims.Region), Single(user, Claims.Subject) ?? "", authority)
            : null;

    /// <summary>In Norway the Statsforvalter appoints guardians: no municipality has that authority.</summary>
    private static bool AuthorityOf(ClaimsPrincipal user, string role, string municipality, out Authority? authority)
    {
        authority = role is Roles.Coordinator or Roles.Reader ? Contracts.Values.Authority.SocialServices : null;
        if (user.FindFirst(Claims.Authority) is null) return true;
        if (authority is null || Single(user, Claims.Authority) is not { } text || !EnumNames<Authority>.TryParse(text, out var named) || EnumNames<Authority>.Of(named) != text) return false;
        authority = named;
        return named != Contracts.Values.Authority.Guardianship || MunicipalityCode.Country(municipality) != "no";
    }

    private static string? Single(ClaimsPrincipal user, string type) =>
        user.FindAll(type).Take(2).ToArray() is [var only] ? only.Value : null;
}
