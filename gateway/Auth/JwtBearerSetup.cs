using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;

namespace Matching.Gateway.Auth;

/// <summary>Turns <see cref="GatewayAuthOptions"/> into what the bearer handler checks: issuer, audience, algorithm, signature, lifetime, tenant.</summary>
internal sealed class JwtBearerSetup(IOptions<GatewayAuthOptions> options, TimeProvider time) : IConfigureNamedOptions<JwtBearerOptions>
{
    public void Configure(JwtBearerOptions bearer) => Configure(JwtBearerDefaults.AuthenticationScheme, bearer);

    public void Configure(string? name, JwtBearerOptions bearer)
    {
        var auth = options.Value;
        bearer.MapInboundClaims = false;
        bearer.IncludeErrorDetails = false;
        bearer.TokenValidationParameters = new()
        {
            ValidIssuer = auth.Issuer,
            ValidAudience = auth.Audience,
            ValidAlgorithms = Algorithms(auth),
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ValidateIssuerSigningKey = true,
            LifetimeValidator = (notBefore, expires, _, _) => IsAlive(notBefore, expires, auth.ClockSkew),
            NameClaimType = Claims.Subject,
            RoleClaimType = Claims.Role,
        };
        if (auth.DevelopmentKey is { } key)
            bearer.TokenValidationParameters.IssuerSigningKey = new SymmetricSecurityKey(DevelopmentTokens.Decode(key));
        else
            bearer.Authority = auth.Authority;
        bearer.Events = new() { OnTokenValidated = RequireTenant };
    }

    private static string[] Algorithms(GatewayAuthOptions auth) =>
        auth.DevelopmentKey is not null ? [SecurityAlgorithms.HmacSha256]
        : auth.Algorithms.Count > 0 ? [.. auth.Algorithms]
        : [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256];

    private bool IsAlive(DateTime? notBefore, DateTime? expires, TimeSpan skew)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires > now - skew && (notBefore is null || notBefore <= now + skew);
    }

    private static Task RequireTenant(TokenValidatedContext context)
    {
        if (Caller.From(context.Principal!) is null)
            context.Fail("The token lacks a valid municipality or role claim.");
        return Task.CompletedTask;
    }
}
