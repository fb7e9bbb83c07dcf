using Matching.Gateway.Auth;

namespace Matching.Silo.Hosting;

/// <summary>
/// The key of development tokens, made at the first start and kept beside the data, readable by its owner alone. It is used only where neither an
/// identity provider nor a key is configured.
/// </summary>
internal static class DevelopmentKey
{
    private const string FileName = "development.key";

    /// <summary>The setting that makes the key known, or none where the configuration decides already.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Setting(IConfiguration configuration)
    {
        var auth = configuration.GetSection(GatewayAuthOptions.Section);
        if (auth[nameof(GatewayAuthOptions.Authority)] is not null || auth[nameof(GatewayAuthOptions.DevelopmentKey)] is not null)
            return [];
        return [new($"{GatewayAuthOptions.Section}:{nameof(GatewayAuthOptions.DevelopmentKey)}", KeyFile.ReadOrCreate(configuration, FileName, DevelopmentTokens.NewKey))];
    }
}
