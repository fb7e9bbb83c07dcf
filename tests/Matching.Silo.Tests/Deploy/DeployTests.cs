using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Matching.Contracts.Municipalities;
using Matching.Contracts.Values;
using Matching.Gateway.Telemetry;
using Matching.Grains.Rounds;
using Matching.Silo.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using YamlDotNet.RepresentationModel;

namespace Matching.Silo.Tests.Deploy;

/// <summary>What lies in deploy/ can be read, and speaks of metrics that the code emits.</summary>
public sealed partial class DeployTests
{
    /// <summary>Of several silos: the embedded engine has no others to probe.</summary>
    private static readonly string[] OfClusters = ["orleans_messaging_pings_reply_missed"];

    private static readonly string Folder = Find();

    public static TheoryData<string> YamlFiles => [.. Files("*.yaml").Concat(Files("*.yml")).Select(file => Path.GetRelativePath(Folder, file))];

    [Theory]
    [MemberData(nameof(YamlFiles))]
    public void Yaml_IsWellFormed(string file) => Assert.NotEmpty(Read(file).Documents);

    [Fact]
    public void Compose_StartsTwoSilosThatDrainInTime()
    {
        var services = (YamlMappingNode)((YamlMappingNode)Read("compose.yaml").Documents[0].RootNode)["services"];
        Assert.Superset(
            new HashSet<string> { "postgres", "migrate", "silo-1", "silo-2", "collector", "prometheus", "grafana" },
            services.Children.Keys.Select(key => key.ToString()).ToHashSet());
    }

    [Fact]
    public async Task MetricsOfDashboardsAndAlerts_AreEmitted()
    {
        var emitted = await Emitted();
        var named = Expressions().SelectMany(expression => Names().Matches(expression).Select(match => match.Value)).Distinct().ToList();
        Assert.True(named.Count >= 15, string.Join(' ', named));
        var unknown = named.Where(name => !emitted.Contains(Histogram().Replace(name, "")) && !emitted.Contains(name));
        Assert.Empty(EngineIsOne(emitted) ? unknown.Except(OfClusters) : unknown);
    }

    [Fact]
    public void Alerts_SayWhatAndWhereToReadOn()
    {
        var operations = File.ReadAllText(Path.Combine(Folder, "..", "docs", "operations.md"));
        foreach (var alert in Mappings(Read("prometheus/alerts.yml").Documents[0].RootNode).Where(m => m.Children.ContainsKey("alert")))
        {
            Assert.NotEmpty(alert["annotations"]["summary"].ToString());
            var heading = alert["annotations"]["runbook_url"].ToString().Split('#')[1];
            Assert.Contains(operations.Split('\n'), line => line.StartsWith('#') && line.TrimStart('#', ' ').ToLowerInvariant().Replace(' ', '-') == heading);
        }
    }

    private static bool EngineIsOne(HashSet<string> emitted) => !emitted.Contains("orleans_messaging_pings_sent");

    /// <summary>Starts the service and takes the names of all instruments that are made.</summary>
    private static async Task<HashSet<string>> Emitted()
    {
        var names = new HashSet<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                lock (names)
                    names.Add(instrument.Name.Replace('.', '_').Replace('-', '_'));
            },
        };
        listener.Start();
        var folder = Directory.CreateTempSubdirectory("matching-deploy-").FullName;
        await using var app = SiloApplication.Build(new Dictionary<string, string?>
        {
            ["Silo:DataPath"] = folder,
            ["Silo:Url"] = "http://127.0.0.1:0",
            ["Logging:LogLevel:Default"] = "None",
        });
        // These are made with the first request and the first round; those of the store with the first grain that has a state.
        app.Services.GetRequiredService<GatewayMetrics>();
        app.Services.GetRequiredService<RoundMetrics>();
        await app.StartAsync();
        await app.Services.GetRequiredService<IGrainFactory>().GetGrain<IMunicipalityGrain>(GrainKeys.Municipality("se-0580")).Get();
        await app.StopAsync();
        Directory.Delete(folder, recursive: true);
        lock (names)
            return [.. names];
    }

    private static IEnumerable<string> Expressions()
    {
        foreach (var file in Files("*.json"))
        {
            using var dashboard = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var panel in dashboard.RootElement.GetProperty("panels").EnumerateArray())
            {
                foreach (var target in panel.GetProperty("targets").EnumerateArray())
                    yield return target.GetProperty("expr").GetString()!;
            }
        }

        foreach (var rule in Mappings(Read("prometheus/alerts.yml").Documents[0].RootNode).Where(m => m.Children.ContainsKey("expr")))
            yield return rule["expr"].ToString();
    }

    private static IEnumerable<YamlMappingNode> Mappings(YamlNode root) => root.AllNodes.OfType<YamlMappingNode>();

    private static YamlStream Read(string file)
    {
        var stream = new YamlStream();
        using var reader = new StreamReader(Path.Combine(Folder, file));
        stream.Load(reader);
        return stream;
    }

    private static string[] Files(string pattern) => Directory.GetFiles(Folder, pattern, SearchOption.AllDirectories);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Matching.sln")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "deploy");
    }

    /// <summary>A metric in an expression: a name before a selector, a range, or the end of a function's argument, and no label in braces.</summary>
    [GeneratedRegex(@"\b(orleans|matching|http_server|dotnet)_[a-z_]+\b(?![a-z_]*\s*[=!]~?"")")]
    private static partial Regex Names();

    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex Histogram();
}
