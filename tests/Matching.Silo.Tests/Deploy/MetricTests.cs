using System.Text.Json;
using Matching.Contracts.Regions;
using Matching.Contracts.Rounds;
using Matching.Contracts.Values;
using Matching.Samples;
using Matching.Silo.Demo;
using Matching.Silo.Engines;
using Matching.Silo.Hosting;
using Matching.Silo.Tests.Engines;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using YamlDotNet.RepresentationModel;

namespace Matching.Silo.Tests.Deploy;

/// <summary>Dashboard and alerts ask for metrics that this engine emits, as what they are and by labels that they have.</summary>
public sealed class MetricTests
{
    /// <summary>Of several silos: the embedded engine has no others to probe.</summary>
    private static readonly string[] OfClusters = ["orleans_messaging_pings_reply_missed"];

    private static readonly string Engine = EngineSetup.Name;

    [Fact]
    public async Task DashboardAndAlerts_AskForWhatIsEmitted()
    {
        using var emitted = await OfService();
        var queries = Queries().ToList();
        Assert.True(queries.SelectMany(query => query.Names).Distinct().Count() >= 15);
        var asked = queries.Where(query => query.Engine is null || query.Engine == Engine);
        if (Engine == "embedded")
            asked = asked.Where(query => !query.Names.Any(OfClusters.Contains));
        Assert.Empty(asked.SelectMany(query => query.Faults(emitted)));
    }

    [Fact]
    public void Panels_HaveAQueryForEachEngine()
    {
        var panels = Panels().Select(panel => panel.Select(query => query.Engine).ToHashSet()).ToList();
        Assert.Contains(panels, engines => !engines.Contains(null));
        Assert.All(panels, engines => Assert.True(engines.Contains(null) || engines.IsSupersetOf(["embedded", "orleans"])));
    }

    [Theory]
    [InlineData("sum(rate(orleans_calls_bucket{duration=~\"2000ms\"}[5m]))")]
    [InlineData("histogram_quantile(0.99, sum by (le) (rate(matching_run_bucket[5m])))")]
    [InlineData("sum by (instance) (orleans_catalog_activations)")]
    [InlineData("rate(matching_run_sum[5m]) / rate(matching_run_count{outcome!=\"completed\"}[5m])")]
    public void Faults_OfQueriesWithAnAnswer_AreNone(string expression) => Assert.Empty(new MetricQuery(expression).Faults(Known()));

    [Theory]
    [InlineData("histogram_quantile(0.99, sum by (le) (rate(orleans_calls_bucket[5m])))", "has no label le")]
    [InlineData("sum(rate(matching_run_bucket{duration=\"2000ms\"}[5m]))", "has no label duration")]
    [InlineData("sum(rate(orleans_catalog_activations[5m]))", "is a Gauge")]
    [InlineData("sum(orleans_calls_bucket)", "is a Counter")]
    [InlineData("sum(rate(matching_run[5m]))", "is not emitted")]
    public void Faults_OfQueriesWithoutAnswer_AreNamed(string expression, string fault) =>
        Assert.Contains(fault, Assert.Single(new MetricQuery(expression).Faults(Known())), StringComparison.Ordinal);

    private static EmittedMetrics Known()
    {
        var metrics = new EmittedMetrics();
        metrics.Add("orleans_calls_bucket", MetricKind.Counter, "duration");
        metrics.Add("orleans_catalog_activations", MetricKind.Gauge);
        metrics.Add("matching_run", MetricKind.Histogram, "outcome");
        return metrics;
    }

    /// <summary>A region is loaded and has a round, and the API answers and refuses: what can be labelled is.</summary>
    private static async Task<EmittedMetrics> OfService()
    {
        var emitted = EmittedMetrics.Listen();
        var folder = Directory.CreateTempSubdirectory("matching-deploy-").FullName;
        await using var app = SiloApplication.Build(
            new Dictionary<string, string?>(TestEngine.OwnSettings()) { ["Silo:DataPath"] = folder, ["Silo:Url"] = "http://127.0.0.1:0", ["Logging:LogLevel:Default"] = "None" },
            builder => builder.Services.AddSingleton<NetworkLoader>().AddSingleton<RegionLoader>());
        await app.StartAsync();
        await app.Services.GetRequiredService<RegionLoader>().Load(SampleRegion.Load("hordaland"), new Progress(TextWriter.Null, isTerminal: false), CancellationToken.None);
        await RunRound(app.Services.GetRequiredService<IGrainFactory>(), app.Services.GetRequiredService<TimeProvider>());
        using (var client = new HttpClient { BaseAddress = new(app.Urls.Single()) })
        {
            await client.GetAsync("/health/live");
            await client.GetAsync("/v1/municipalities");
        }
        emitted.Observe();
        await app.StopAsync();
        Directory.Delete(folder, recursive: true);
        return emitted;
    }

    private static async Task RunRound(IGrainFactory grains, TimeProvider time)
    {
        var round = Guid.CreateVersion7();
        await grains.GetGrain<IRegionGrain>(GrainKeys.Region("hordaland")).StartRound(round, new RoundRequest());
        var grain = grains.GetGrain<IRoundGrain>(GrainKeys.Round("hordaland", round));
        while ((await grain.Get()).Value!.Status == RoundStatus.Running)
            await Task.Delay(TimeSpan.FromMilliseconds(10), time);
    }

    private static IEnumerable<MetricQuery> Queries()
    {
        foreach (var query in Panels().SelectMany(panel => panel))
            yield return query;
        using var alerts = new StreamReader(Path.Combine(DeployFiles.Folder, "prometheus", "alerts.yml"));
        var stream = new YamlStream();
        stream.Load(alerts);
        foreach (var rule in stream.Documents[0].AllNodes.OfType<YamlMappingNode>().Where(node => node.Children.ContainsKey("expr")))
            yield return new(rule["expr"].ToString());
    }

    /// <summary>The queries of each panel. One that only one engine can answer names it in its legend.</summary>
    private static IEnumerable<List<MetricQuery>> Panels()
    {
        using var dashboard = JsonDocument.Parse(File.ReadAllText(Path.Combine(DeployFiles.Folder, "grafana", "dashboards", "matching.json")));
        foreach (var panel in dashboard.RootElement.GetProperty("panels").EnumerateArray())
            yield return [.. panel.GetProperty("targets").EnumerateArray().Select(target => new MetricQuery(target.GetProperty("expr").GetString()!, EngineOf(target)))];
    }

    private static string? EngineOf(JsonElement target) => target.TryGetProperty("legendFormat", out var legend) && legend.GetString() is "embedded" or "orleans"
        ? target.GetProperty("legendFormat").GetString()
        : null;
}
