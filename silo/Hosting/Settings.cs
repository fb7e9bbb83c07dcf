using Microsoft.Extensions.Options;

namespace Matching.Silo.Hosting;

/// <summary>Where settings come from, lowest rank first: appsettings.json, the environment (<c>MATCHING_Silo__Url</c>), the command line.</summary>
internal static class Settings
{
    public const string EnvironmentPrefix = "MATCHING_";

    private static readonly string[] Sections = ["Silo", "Law", "Pool", "Rounds", "Notices", "Engine", "Gateway", "Logging"];

    public static void AddMatchingSettings(this IConfigurationManager configuration, IEnumerable<KeyValuePair<string, string?>> commandLine)
    {
        configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true);
        CheckSections(configuration, commandLine);
        configuration.AddEnvironmentVariables().AddEnvironmentVariables(EnvironmentPrefix).AddInMemoryCollection(commandLine);
        configuration.AddInMemoryCollection(DevelopmentKey.Setting(configuration)).AddInMemoryCollection(CheckpointKey.Setting(configuration));
    }

    /// <summary>A misspelt section would bind to nothing and be silently ignored.</summary>
    private static void CheckSections(IConfigurationManager configuration, IEnumerable<KeyValuePair<string, string?>> commandLine)
    {
        var ours = new ConfigurationBuilder().AddEnvironmentVariables(EnvironmentPrefix).AddInMemoryCollection(commandLine).Build();
        string[] unknown = [.. ours.GetChildren().Select(section => section.Key).Except(Sections, StringComparer.OrdinalIgnoreCase)];
        if (unknown.Length > 0)
            throw new OptionsValidationException("Settings", typeof(Settings), [$"There is no section {string.Join(", ", unknown)}: use {string.Join(", ", Sections)}."]);
    }
}
