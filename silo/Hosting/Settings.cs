namespace Matching.Silo.Hosting;

/// <summary>Where settings come from, lowest rank first: appsettings.json, the environment (<c>MATCHING_Silo__Url</c>), the command line.</summary>
internal static class Settings
{
    public const string EnvironmentPrefix = "MATCHING_";

    public static void AddMatchingSettings(this IConfigurationManager configuration, IEnumerable<KeyValuePair<string, string?>> commandLine)
    {
        configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true);
        configuration.AddEnvironmentVariables().AddEnvironmentVariables(EnvironmentPrefix).AddInMemoryCollection(commandLine);
        configuration.AddInMemoryCollection(DevelopmentKey.Setting(configuration));
    }
}
