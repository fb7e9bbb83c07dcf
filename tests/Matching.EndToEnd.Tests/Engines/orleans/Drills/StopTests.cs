using Matching.EndToEnd.Tests.Engines.Clusters;
using Matching.EndToEnd.Tests.Support;
using Xunit.Abstractions;

namespace Matching.EndToEnd.Tests.Engines.Drills;

[Collection(SharedPostgres.Name)]
public sealed class StopTests(PostgresServer server, ITestOutputHelper output)
{
    [DrillFact]
    public async Task Restart_OfBothSilosInTurnUnderLoad_FailsNoRequest()
    {
        await using var cluster = await Cluster.Start(server);
        await using var load = await Load.On(cluster);
        for (var stop = 0; stop < 2 * DrillRounds.Of(1, 3); stop++)
        {
            var leaving = cluster.Members[0];
            Assert.True(await leaving.Terminate() == 0, string.Join(Environment.NewLine, leaving.Log));
            lock (cluster.Members)
                cluster.Members.Remove(leaving);
            Assert.True(load.Failures().Count == 0, $"stop {stop}: {string.Join("; ", load.Failures())}{Environment.NewLine}{string.Join(Environment.NewLine, leaving.Log)}{Environment.NewLine}{cluster.Log()}");
            await load.Write(40);
            await cluster.Join();
            await load.Write(40);
            await leaving.DisposeAsync();
        }

        await load.Stop();
        Assert.True(load.Failures().Count == 0, $"{string.Join("; ", load.Failures())}{Environment.NewLine}{cluster.Log()}");
        using var api = cluster.Open(cluster.Members[0]);
        var faults = await LoadCheck.Faults(api, load.Writers);
        Assert.True(faults.Count == 0, $"{string.Join(Environment.NewLine, faults.Take(5))}{Environment.NewLine}{cluster.Log()}");
        output.WriteLine($"{2 * DrillRounds.Of(1, 3)} stops by SIGTERM, each followed by a start: {load.Writers.Sum(w => w.Answers.Count)} requests, 0 failed, {load.Acknowledged} writes acknowledged, 0 lost");
    }

    [DrillFact]
    public async Task Sigterm_ReadinessGoesFirst_AndTheSiloStillServes()
    {
        await using var cluster = await Cluster.Start(server);
        var leaving = cluster.Members[1];
        using var api = cluster.Open(leaving);
        var stopping = leaving.Terminate();
        await Eventually.IsTrue(async () => (await api.Get("/health/ready")).Status == 503, "the silo is not ready");
        Assert.Equal(200, (await api.Get("/health/live")).Status);
        (await api.Post("/v1/volunteers", Bodies.Volunteer(), Guid.NewGuid())).Expect(201);
        Assert.Equal(0, await stopping);
    }
}
