namespace Matching.Gateway.Auth;

/// <summary>What single fields cannot say: which key, and that it is long enough (RFC 7518 §3.2: at least the hash's 256 bits).</summary>
internal sealed class GatewayAuthOptionsValidator : IValidateOptions<GatewayAuthOptions>
{
    private static readonly string[] Asymmetric = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    public ValidateOptionsResult Validate(string? name, GatewayAuthOptions options)
    {
        List<string> faults = [];
        if (options.DevelopmentKey is null == options.Authority is null)
            faults.Add("Set exactly one of Gateway:Auth:DevelopmentKey (Base64 of at least 32 random bytes) and Gateway:Auth:Authority (https address).");
        if (options.DevelopmentKey is { } key && DevelopmentTokens.Decode(key) is not { Length: >= 32 and <= 64 })
            faults.Add("Gateway:Auth:DevelopmentKey is not Base64 of 32 to 64 bytes: make one with `openssl rand -base64 32`.");
        if (options.Authority is { } authority && !(Uri.TryCreate(authority, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps))
            faults.Add("Gateway:Auth:Authority is not an absolute https address: give the address of the OpenID Connect provider.");
        if (options.Algorithms.Except(Asymmetric).Any())
            faults.Add($"Gateway:Auth:Algorithms may only hold {string.Join(", ", Asymmetric)}.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
