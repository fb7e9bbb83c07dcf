using System.Reflection;
using System.Security.Claims;

namespace Matching.Gateway.Auth;

/// <summary>Who calls, as the validated token says. Handlers take it as a parameter, so that no other source of the tenant exists.</summary>
/// <param name="Region">The one region the token is good for, or null.</param>
internal sealed record Caller(string Municipality, string Role, string? Region, string Subject)
{
    public bool IsAdmin => Role == Roles.Admin;

    /// <summary>The network's own roles see all municipalities' sides of a round.</summary>
    public bool SeesWholeRegion => Role is Roles.Regional or Roles.Admin;

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
            ? new(municipality, role, Single(user, Claims.Region), Single(user, Claims.Subject) ?? "")
            : null;

    private static string? Single(ClaimsPrincipal user, string type) =>
        user.FindAll(type).Take(2).ToArray() is [var only] ? only.Value : null;
}
