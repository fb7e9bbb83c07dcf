using System.ComponentModel.DataAnnotations;

namespace Matching.Gateway.Auth;

/// <summary>
/// Whose tokens are believed. Configuration section <c>Gateway:Auth</c>. Exactly one of <see cref="DevelopmentKey"/> and
/// <see cref="Authority"/> is set.
/// </summary>
public sealed class GatewayAuthOptions
{
    public const string Section = "Gateway:Auth";

    /// <summary>The <c>iss</c> claim a token must carry. Default <c>matching-development</c>; with an authority, the authority's issuer.</summary>
    [Required, StringLength(500, MinimumLength = 1)]
    public string Issuer { get; set; } = "matching-development";

    /// <summary>The <c>aud</c> claim a token must carry. Default <c>matching</c>.</summary>
    [Required, StringLength(500, MinimumLength = 1)]
    public string Audience { get; set; } = "matching";

    /// <summary>
    /// Symmetric key of tokens that the service signs itself, Base64 of 32–64 random bytes. For development and the demo; no default.
    /// Tokens are then HS256 and nothing else.
    /// </summary>
    public string? DevelopmentKey { get; set; }

    /// <summary>Address of the OpenID Connect provider whose published keys sign the tokens; https. No default.</summary>
    public string? Authority { get; set; }

    /// <summary>Signature algorithms accepted from the authority. Default RS256, PS256 and ES256; symmetric ones are refused there.</summary>
    public IList<string> Algorithms { get; } = [];

    /// <summary>How far the clocks of issuer and service may differ, 0–60 s. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest life of a development token. Default 24 h, at most 31 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "31.00:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan MaxDevelopmentLifetime { get; set; } = TimeSpan.FromHours(24);
}
