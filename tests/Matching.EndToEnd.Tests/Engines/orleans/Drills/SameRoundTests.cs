using System.Text.Json;
using Matching.EndToEnd.Tests.Engines.Clusters;
using Matching.EndToEnd.Tests.Engines.Moving;
using Matching.EndToEnd.Tests.Support;

namespace Matching.EndToEnd.Tests.Engines.Drills;

[Collection(SharedPostgres.Name)]
public sealed class SameRoundTests(PostgresServer server) : IDisposable
{
    private const string Region = "hordaland", Municipality = "no-4601";

    private readonly TemporaryFolder folder = new();

    [DrillFact]
    public async Task Round_OnTwoSilosAndOnTheEmbeddedEngine_GivesTheSameBytes_AndItsOffersGoThroughEitherGateway()
    {
        await using var cluster = await Moved();
        await Task.WhenAll(cluster.Join("silo", $"Engine:GatewayPort={LoopbackPort.Free()}"), cluster.Join("silo", $"Engine:GatewayPort={LoopbackPort.Free()}"));
        var (one, other) = (await cluster.Join("gateway"), await cluster.Join("gateway"));
        await using var embedded = EmbeddedProgram.Serve(folder.Path, cluster.Key);
        await embedded.UntilReady();

        var key = Guid.NewGuid();
        var ours = await Round(cluster.Open(one, Municipality, "regional"), cluster.Open(other, Municipality, "regional"), key);
        var theirs = await Round(cluster.Open(embedded, Municipality, "regional"), cluster.Open(embedded, Municipality, "regional"), key);
        Assert.Equal(theirs, ours);
        var own = JsonDocument.Parse(ours.Proposals).RootElement.EnumerateArray().Select(p => p.GetProperty("need").GetString()!).First(need => need.StartsWith(Municipality, StringComparison.Ordinal));
        await OfferAndAccept(cluster.Open(one, Municipality), cluster.Open(other, Municipality), own);
    }

    [DrillFact]
    public async Task Round_WhoseSiloIsLost_BeginsAnew_AndGivesTheSameBytes()
    {
        await using var cluster = await Moved();
        await Task.WhenAll(cluster.Join(), cluster.Join());
        var calm = await Round(cluster.Open(cluster.Members[0], Municipality, "regional"), cluster.Open(cluster.Members[1], Municipality, "regional"), Guid.NewGuid());
        await cluster.Join();

        using var regional = cluster.Open(cluster.Members[2], Municipality, "regional");
        var started = (await regional.Post($"/v1/regions/{Region}/rounds", new { }, Guid.NewGuid())).Expect(202).Id;
        foreach (var lost in cluster.Members[..2])
            await lost.Kill();
        var after = await Result(regional, started);
        Assert.Equal(calm.Proposals, after.Proposals);
        Assert.Equal(calm.Certificate, after.Certificate);
    }

    public void Dispose() => folder.Dispose();

    /// <summary>A database with the demo region, brought there from the embedded engine, so that both have the same ids.</summary>
    private async Task<Cluster> Moved()
    {
        var file = Path.Combine(folder.Path, "export");
        await EmbeddedProgram.Run("demo", Region, "--once", "--json", "--data", folder.Path, "--url", $"http://127.0.0.1:{LoopbackPort.Free()}");
        await EmbeddedProgram.Run("export", file, "--data", folder.Path);
        var cluster = await Cluster.Create(server);
        var (exitCode, _, error) = await SiloProcess.Run("import", file, "--data", folder.Path, "--set", $"Engine:ConnectionString={cluster.Connection}");
        Assert.True(exitCode == 0, error);
        return cluster;
    }

    private static async Task<(string Inputs, string Proposals, string Certificate)> Round(Api start, Api read, Guid key)
    {
        var round = (await start.Post($"/v1/regions/{Region}/rounds", new { }, key)).Expect(202).Id;
        var result = await Result(read, round);
        start.Dispose();
        read.Dispose();
        return result;
    }

    private static async Task<(string Inputs, string Proposals, string Certificate)> Result(Api read, Guid round)
    {
        Answer view = null!;
        await Eventually.IsTrue(
            async () => (view = await read.Get($"/v1/regions/{Region}/rounds/{round}")).Status == 200 && view.Json.GetProperty("status").GetString() != "running",
            "the round has ended", TimeSpan.FromSeconds(240));
        Assert.Equal("completed", view.Json.GetProperty("status").GetString());
        var proposals = (await read.Get($"/v1/regions/{Region}/rounds/{round}/proposals?limit=500")).Expect(200);
        Assert.NotEqual(0, proposals.Json.GetProperty("items").GetArrayLength());
        var certificate = (await read.Get($"/v1/regions/{Region}/rounds/{round}/certificate")).Expect(200);
        return (view.Json.GetProperty("summary").GetProperty("inputsHash").GetString()!, proposals.Json.GetProperty("items").GetRawText(), certificate.Text);
    }

    /// <param name="own">A need of the caller's municipality.</param>
    private static async Task OfferAndAccept(Api one, Api other, string own)
    {
        var need = Guid.Parse(own.Split('/')[1]);
        var candidates = (await other.Get($"/v1/needs/{need}/candidates?k=3")).Expect(200).Json.GetProperty("candidates");
        var volunteer = candidates[0].GetProperty("volunteer").GetString();
        var offer = (await one.Post($"/v1/needs/{need}/offers", new { volunteer }, Guid.NewGuid())).Expect(201).Id;
        (await other.Post($"/v1/needs/{need}/offers/{offer}/accept", new { })).Expect(200);
        Assert.Equal("accepted", (await one.Get($"/v1/needs/{need}/offers/{offer}")).Expect(200).Json.GetProperty("status").GetString());
        one.Dispose();
        other.Dispose();
    }
}
