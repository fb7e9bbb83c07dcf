using YamlDotNet.RepresentationModel;

namespace Matching.Silo.Tests.Deploy;

/// <summary>What lies in deploy/ can be read.</summary>
public sealed class DeployTests
{
    public static TheoryData<string> YamlFiles => [.. DeployFiles.Of("*.yaml").Concat(DeployFiles.Of("*.yml")).Select(file => Path.GetRelativePath(DeployFiles.Folder, file))];

    [Theory]
    [MemberData(nameof(YamlFiles))]
    public void Yaml_IsWellFormed(string file) => Assert.NotEmpty(DeployFiles.Yaml(file).Documents);

    [Fact]
    public void Alerts_SayWhatAndWhereToReadOn()
    {
        var operations = DeployFiles.Text("../docs/operations.md");
        foreach (var alert in Mappings(DeployFiles.Yaml("prometheus/alerts.yml").Documents[0].RootNode).Where(m => m.Children.ContainsKey("alert")))
        {
            Assert.NotEmpty(alert["annotations"]["summary"].ToString());
            var heading = alert["annotations"]["runbook_url"].ToString().Split('#')[1];
            Assert.Contains(operations.Split('\n'), line => line.StartsWith('#') && line.TrimStart('#', ' ').ToLowerInvariant().Replace(' ', '-') == heading);
        }
    }

    private static IEnumerable<YamlMappingNode> Mappings(YamlNode root) => root.AllNodes.OfType<YamlMappingNode>();
}
