using Matching.EndToEnd.Tests.Engines.Clusters;
using Xunit.Abstractions;

namespace Matching.EndToEnd.Tests.Engines.Drills;

/// <summary>A server of its own, which nobody else misses.</summary>
public sealed class DatabaseTests(PostgresServer server, ITestOutputHelper output) : IClassFixture<PostgresServer>
{
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(3);

    [DrillFact]
    public async Task Restart_OfTheDatabaseUnderLoad_Answers503WithRetryAfter_RecoversByItself_LosesNothing()
    {
        await using var cluster = await Cluster.Start(server);
        await using var load = await Load.On(cluster);
        foreach (var mode in (string[])["fast", "immediate"])
        {
            await server.Stop(mode);
            await Task.Delay(Away, TimeProvider.System);
            await server.Start();
            await load.Write(40);
        }

        await load.Stop();
        var failures = load.Failures();
        Assert.NotEmpty(failures);
        var others = failures.FindAll(failure => failure != "503 unavailable");
        Assert.True(others.Count == 0, $"{string.Join("; ", others)}{Environment.NewLine}{string.Join(Environment.NewLine, cluster.Members.SelectMany(m => m.Log))}");
        using var api = cluster.Open(cluster.Members[0]);
        var faults = await LoadCheck.Faults(api, load.Writers);
        Assert.True(faults.Count == 0, $"{string.Join(Environment.NewLine, faults.Take(5))}{Environment.NewLine}{cluster.Log()}");
        Assert.All(cluster.Members, member => Assert.True(member.IsRunning));
        output.WriteLine($"two restarts, one by a crash: {load.Acknowledged} writes acknowledged, 0 lost, {failures.Count} answered 503 with Retry-After");
    }
}
