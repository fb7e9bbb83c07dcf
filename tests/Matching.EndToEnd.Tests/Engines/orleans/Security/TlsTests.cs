using System.Net.Sockets;
using System.Text;
using Matching.EndToEnd.Tests.Engines.Clusters;
using Matching.EndToEnd.Tests.Support;

namespace Matching.EndToEnd.Tests.Engines.Security;

[Collection(SharedPostgres.Name)]
public sealed class TlsTests : IDisposable
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(20);

    private readonly PostgresServer server;
    private readonly TemporaryFolder folder = new();
    private readonly TestAuthority authority, other;

    public TlsTests(PostgresServer server)
    {
        this.server = server;
        authority = new(Path.Combine(folder.Path, "a"), TimeProvider.System);
        other = new(Path.Combine(folder.Path, "b"), TimeProvider.System);
    }

    [PostgresFact]
    public async Task Members_WithCertificatesOfTheCluster_Serve_AndOthersDoNotJoin()
    {
        await using var cluster = await Cluster.Create(server);
        var (port, gateway) = (SiloProcess.FreePort(), SiloProcess.FreePort());
        await cluster.Join("silo", [$"Engine:SiloPort={port}", $"Engine:GatewayPort={gateway}", .. authority.Issue("one")]);
        await cluster.Join("silo", [$"Engine:GatewayPort={SiloProcess.FreePort()}", .. authority.Issue("two")]);
        var front = await cluster.Join("gateway", authority.Issue("front"));
        await TestRegion.SetUp((municipality, role) => cluster.Open(front, municipality, role));
        using var api = cluster.Open(front);
        for (var i = 0; i < 20; i++)
            (await api.Post("/v1/volunteers", Bodies.Volunteer(), Guid.NewGuid())).Expect(201);

        Assert.DoesNotContain("matching", await Ask(port), StringComparison.Ordinal);
        Assert.DoesNotContain("matching", await Ask(gateway), StringComparison.Ordinal);
        await DoesNotJoin(cluster, cluster.Begin("silo"));
        await DoesNotJoin(cluster, cluster.Begin("silo", other.Issue("stranger")));
        await DoesNotJoin(cluster, cluster.Begin("gateway", other.Issue("stranger")));
        (await api.Post("/v1/volunteers", Bodies.Volunteer(), Guid.NewGuid())).Expect(201);
    }

    public void Dispose()
    {
        authority.Dispose();
        other.Dispose();
        folder.Dispose();
    }

    private static async Task DoesNotJoin(Cluster cluster, SiloProcess stranger)
    {
        await Assert.ThrowsAnyAsync<Exception>(() => stranger.UntilReady().WaitAsync(LongEnough));
        await stranger.DisposeAsync();
        cluster.Members.Remove(stranger);
    }

    /// <summary>Speaks plain TCP to a port, and answers all that comes back before it is closed. Orleans would name its cluster.</summary>
    private static async Task<string> Ask(int port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        await client.GetStream().WriteAsync(new byte[64]);
        using var answer = new MemoryStream();
        try
        {
            await client.GetStream().CopyToAsync(answer).WaitAsync(LongEnough);
        }
        catch (IOException)
        {
            // Closed by a reset.
        }

        return Encoding.Latin1.GetString(answer.ToArray());
    }
}
