using Microsoft.Extensions.Configuration;

namespace Matching.Gateway;

/// <summary>Refuses a misspelt setting directly below <c>Gateway</c>; the sections further down refuse theirs when they are bound.</summary>
internal sealed class KnownSettings(IConfiguration section) : IValidateOptions<GatewayOptions>
{
    private static readonly string[] Known = [.. typeof(GatewayOptions).GetProperties().Select(p => p.Name), "Audit", "Auth", "Import", "Overload", "RateLimit"];

    public ValidateOptionsResult Validate(string? name, GatewayOptions options) =>
        section.GetChildren().FirstOrDefault(c => !Known.Contains(c.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown
            ? ValidateOptionsResult.Fail($"{unknown.Path} is no setting: remove it or use one of {string.Join(", ", Known)}.")
            : ValidateOptionsResult.Success;
}
