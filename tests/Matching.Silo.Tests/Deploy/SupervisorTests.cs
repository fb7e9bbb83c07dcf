using System.Globalization;
using System.Text.RegularExpressions;
using Matching.Silo.Commands;
using Matching.Silo.Engines;
using Matching.Silo.Hosting;
using Matching.Silo.Tests.Engines;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using YamlDotNet.RepresentationModel;

namespace Matching.Silo.Tests.Deploy;

/// <summary>Whoever starts and stops the service does it by words that the service knows, and does not kill it while it drains.</summary>
public sealed partial class SupervisorTests
{
    /// <summary>A process takes its time to end after its host has.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    public static TheoryData<string> Units => [.. DeployFiles.Of("*.service").Select(file => Path.GetRelativePath(DeployFiles.Folder, file))];

    [Fact]
    public void Units_AreFound() => Assert.Equal(2, Units.Count);

    [Theory]
    [MemberData(nameof(Units))]
    public void Unit_StartsAProgramAndCommandThatExist(string unit)
    {
        var start = Setting(unit, "ExecStart").Split(' ');
        Assert.Equal(["/usr/bin/dotnet", $"/opt/matching/{typeof(SiloOptions).Assembly.GetName().Name}.dll", "serve"], start[..3]);
        foreach (var instance in unit.Contains('@', StringComparison.Ordinal) ? (string[])["both", "silo", "gateway"] : [""])
            Assert.Empty(MatchingCommands.Create().Parse([.. start[2..].Select(word => word.Replace("%i", instance, StringComparison.Ordinal))]).Errors);
        // The only folder that it may write to.
        Assert.Equal($"/var/lib/{Setting(unit, "StateDirectory")}", start[Array.IndexOf(start, "--data") + 1]);
    }

    [Theory]
    [InlineData("serve", "--cluster", "king")]
    [InlineData("serve", "--dta", "x")]
    [InlineData("sreve", "--data", "x")]
    public void Command_ThatDoesNotExist_IsAnError(params string[] words) => Assert.NotEmpty(MatchingCommands.Create().Parse(words).Errors);

    [Theory]
    [MemberData(nameof(Units))]
    public async Task Unit_KillsOnlyAfterTheServiceHasDrained(string unit) =>
        Assert.True(Seconds(Setting(unit, "TimeoutStopSec")) >= await StopLimit() + Margin, $"{unit}: {await StopLimit()}");

    [Fact]
    public void Compose_StartsTwoSilosByCommandsThatExist()
    {
        var services = Compose("services");
        Assert.Superset(
            new HashSet<string> { "postgres", "migrate", "silo-1", "silo-2", "collector", "prometheus", "grafana" },
            services.Children.Keys.Select(key => key.ToString()).ToHashSet());
        // The embedded engine has nothing to migrate.
        foreach (var name in EngineSetup.Commands.Any() ? (string[])["migrate", "silo-1", "silo-2"] : ["silo-1", "silo-2"])
            Assert.Empty(MatchingCommands.Create().Parse([.. Words(services[name]["command"])]).Errors);
    }

    [Fact]
    public async Task Compose_KillsASiloOnlyAfterItHasDrained()
    {
        foreach (var name in (string[])["silo-1", "silo-2"])
        {
            var silo = (YamlMappingNode)Compose("services")[name];
            var shared = (YamlMappingNode)silo["<<"];
            Assert.True(Seconds((silo.Children.TryGetValue("stop_grace_period", out var own) ? own : shared["stop_grace_period"]).ToString()) >= await StopLimit() + Margin, name);
            // The limits are those of the settings' defaults.
            Assert.DoesNotContain(silo.AllNodes.Concat(shared.AllNodes), node => node is YamlScalarNode { Value: { } text } && (text.Contains("StopTimeout", StringComparison.Ordinal) || text.Contains("DrainDelay", StringComparison.Ordinal)));
        }
    }

    /// <summary>A shell between would take the signal for itself.</summary>
    [Fact]
    public void Image_StartsTheServiceWithoutAShell() =>
        Assert.Contains($"ENTRYPOINT [\"dotnet\", \"{typeof(SiloOptions).Assembly.GetName().Name}.dll\"]", DeployFiles.Text("Dockerfile").Split('\n'));

    /// <summary>How long the host may take to stop by its default settings, the wait of a member of a cluster before that included.</summary>
    private static async Task<TimeSpan> StopLimit()
    {
        var folder = Directory.CreateTempSubdirectory("matching-stop-");
        await using (var app = SiloApplication.Build(new Dictionary<string, string?>(TestEngine.OwnSettings()) { ["Silo:DataPath"] = folder.FullName }))
        {
            var limit = app.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout;
            Assert.True(limit >= app.Services.GetRequiredService<IOptions<SiloOptions>>().Value.StopTimeout);
            folder.Delete(recursive: true);
            return limit;
        }
    }

    private static YamlMappingNode Compose(string part) => (YamlMappingNode)((YamlMappingNode)DeployFiles.Yaml("compose.yaml").Documents[0].RootNode)[part];

    private static IEnumerable<string> Words(YamlNode command) => ((YamlSequenceNode)command).Select(word => word.ToString());

    private static string Setting(string unit, string name) =>
        Assert.Single(DeployFiles.Text(unit).Split('\n'), line => line.StartsWith($"{name}=", StringComparison.Ordinal)).Split('=', 2)[1];

    private static TimeSpan Seconds(string text) => TimeSpan.FromSeconds(int.Parse(Number().Match(text).Groups[1].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex("^([0-9]+)s?$")]
    private static partial Regex Number();
}
