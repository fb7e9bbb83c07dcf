using YamlDotNet.RepresentationModel;

namespace Matching.Silo.Tests.Deploy;

/// <summary>What lies in deploy/ can be read.</summary>
public sealed class DeployTests
{
    private static readonly string Folder = DeployFolder.Path;

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

    private static IEnumerable<YamlMappingNode> Mappings(YamlNode root) => root.AllNodes.OfType<YamlMappingNode>();

    private static YamlStream Read(string file)
    {
        var stream = new YamlStream();
        using var reader = new StreamReader(Path.Combine(Folder, file));
        stream.Load(reader);
        return stream;
    }

    private static string[] Files(string pattern) => Directory.GetFiles(Folder, pattern, SearchOption.AllDirectories);
}
