using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Matching.Gateway.Auth;

/// <summary>Signs tokens with the development key, for the demo and for tests. A network uses its own identity provider.</summary>
public static class DevelopmentTokens
{
    /// <summary>A fresh random key for <see cref="GatewayAuthOptions.DevelopmentKey"/>, Base64 of 32 bytes.</summary>
    public static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>A signed token that the gateway accepts until <paramref name="lifetime"/> has passed.</summary>
    /// <param name="municipality">See <see cref="MunicipalityCode"/>.</param>
    /// <param name="role">One of <see cref="Roles.All"/>.</param>
    /// <param name="lifetime">Above zero, at most <see cref="GatewayAuthOptions.MaxDevelopmentLifetime"/>.</param>
    /// <param name="region">The region a regional role answers for; null: the regions of the municipality.</param>
    /// <param name="authority">For whom a coordinator or reader works; null: social services.</param>
    /// <exception cref="ArgumentException">A value is outside its range; the message says the cure.</exception>
    /// <exception cref="InvalidOperationException">No development key is set.</exception>
    public static string Issue(GatewayAuthOptions options, string municipality, string role, TimeSpan lifetime, TimeProvider time, string? region = null, Authority? authority = null)
    {
        if (!MunicipalityCode.IsValid(municipality))
            throw new ArgumentException("A municipality is a country and four digits, like se-0580.", nameof(municipality));
        if (!Roles.All.Contains(role))
            throw new ArgumentException($"A role is one of {string.Join(", ", Roles.All)}.", nameof(role));
        if (authority is not null && role is not (Roles.Coordinator or Roles.Reader))
            throw new ArgumentException($"Only the roles {Roles.Coordinator} and {Roles.Reader} work for an authority.", nameof(authority));
        if (authority == Authority.Guardianship && MunicipalityCode.Country(municipality) == "no")
            throw new ArgumentException("In Norway the Statsforvalter appoints guardians, and is no municipal tenant: leave the authority out.", nameof(authority));
        if (lifetime <= TimeSpan.Zero || lifetime > options.MaxDevelopmentLifetime)
        {
            throw new ArgumentOutOfRangeException(
                nameof(lifetime), $"A development token lives above 0 and at most {options.MaxDevelopmentLifetime} (Gateway:Auth:MaxDevelopmentLifetime).");
        }
        if (options.DevelopmentKey is null || Decode(options.DevelopmentKey) is not { } key)
            throw new InvalidOperationException("Development tokens need Gateway:Auth:DevelopmentKey; with an authority, the authority issues them.");
        List<Claim> claims = [new(Claims.Subject, "development"), new(Claims.Municipality, municipality), new(Claims.Role, role)];
        if (region is not null) claims.Add(new(Claims.Region, region));
        if (authority is { } named) claims.Add(new(Claims.Authority, EnumNames<Authority>.Of(named)));
        var now = time.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = options.Issuer,
            Audience = options.Audience,
            Subject = new ClaimsIdentity(claims),
            IssuedAt = now,
            NotBefore = now,
            Expires = now + lifetime,
            SigningCredentials = new(new SymmetricSecurityKey(key), SecurityAlgorithms.HmacSha256),
        });
    }

    /// <summary>The bytes of a key, or null where it is not Base64.</summary>
    internal static byte[]? Decode(string key)
    {
        var bytes = new byte[key.Length];
        return Convert.TryFromBase64String(key, bytes, out var length) ? bytes[..length] : null;
    }
}
