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
        var folder = configuration["Silo:DataPath"] ?? new SiloOptions().DataPath;
        return [new($"{GatewayAuthOptions.Section}:{nameof(GatewayAuthOptions.DevelopmentKey)}", ReadOrCreate(folder))];
    }

    private static string ReadOrCreate(string folder)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, FileName);
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var writer = new StreamWriter(file, options);
            var key = DevelopmentTokens.NewKey();
            writer.Write(key);
            return key;
        }
        catch (IOException) when (File.Exists(file))
        {
            return File.ReadAllText(file).Trim();
        }
    }
}
