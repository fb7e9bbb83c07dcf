using Matching.EndToEnd.Tests.Engines.Clusters;
using Matching.EndToEnd.Tests.Support;
using Matching.Silo.Engines.Migrations;

namespace Matching.EndToEnd.Tests.Engines.Commands;

/// <summary>What an operator of a cluster types.</summary>
[Collection(SharedPostgres.Name)]
public sealed class ClusterCommandTests(PostgresServer server) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [PostgresFact]
    public async Task Migrate_Twice_AppliesTheScripts_AndThenNothing()
    {
        var connection = await server.NewDatabase();
        var (exitCode, output, error) = await Migrate($"Engine:ConnectionString={connection}");
        Assert.True(exitCode == 0, error);
        Assert.Equal($"Applied {string.Join(", ", Migrator.Scripts().Select(script => script.Name))}.", output.Trim());
        var again = await Migrate($"Engine:ConnectionString={connection}");
        Assert.Equal((0, "The database is up to date."), (again.ExitCode, again.Output.Trim()));
    }

    [PostgresFact]
    public async Task Migrate_WithoutADatabase_SaysWhatToDo()
    {
        var absent = await Migrate($"Engine:ConnectionString=Host=127.0.0.1;Port={LoopbackPort.Free()};Database=matching;Username=matching");
        Assert.Equal(2, absent.ExitCode);
        Assert.Contains("Check Engine:ConnectionString", absent.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", absent.Error, StringComparison.Ordinal);
        var unnamed = await Migrate("Engine:ClusterId=matching");
        Assert.Equal(2, unnamed.ExitCode);
        Assert.Contains("Engine:ConnectionString is missing", unnamed.Error, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task Serve_AsASilo_AnswersTheQuestionsOfHealthAlone()
    {
        await using var cluster = await Cluster.Create(server);
        var silo = await cluster.Join("silo", $"Engine:GatewayPort={LoopbackPort.Free()}");
        var front = await cluster.Join("gateway");
        using var grains = cluster.Open(silo);
        using var api = cluster.Open(front);
        foreach (var health in (string[])["/health/live", "/health/ready", "/health/startup"])
            Assert.Equal((200, 200), ((await grains.Get(health)).Status, (await api.Get(health)).Status));
        foreach (var other in (string[])["/v1/municipalities/se-0580", "/v1/regions/ostergotland", "/openapi/v1.json"])
            Assert.Equal(404, (await grains.Get(other)).Status);
        // The gateway of the same cluster knows these paths: what it refuses, it refuses in its own words.
        Assert.Equal(404, (await grains.Post("/v1/volunteers", new { })).Status);
        Assert.Equal(400, (await api.Post("/v1/volunteers", new { })).Status);
        Assert.Equal(200, (await api.Get("/openapi/v1.json")).Status);
    }

    public void Dispose() => folder.Dispose();

    private Task<(int ExitCode, string Output, string Error)> Migrate(string setting) => SiloProcess.Run("migrate", "--data", folder.Path, "--set", setting);
}
