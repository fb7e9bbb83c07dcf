using System.Net.Sockets;
using System.Text;
using Matching.EndToEnd.Tests.Engines.Clusters;
using Matching.EndToEnd.Tests.Support;

namespace Matching.EndToEnd.Tests.Engines.Security;

[Collection(SharedPostgres.Name)]
public sealed class TlsTests : IDisposable
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(20);

    /// <summary>Of a silo that asks the two members whether they hear it.</summary>
    private const string Unheard = "Failed to get ping responses from 2 of 2 active silos";

    /// <summary>Of whoever is shown a certificate of another authority.</summary>
    private const string Rejected = "The remote certificate was rejected";

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
        var (port, gateway) = (LoopbackPort.Free(), LoopbackPort.Free());
        await cluster.Join("silo", [$"Engine:SiloPort={port}", $"Engine:GatewayPort={gateway}", .. authority.Issue("one")]);
        await cluster.Join("silo", [$"Engine:GatewayPort={LoopbackPort.Free()}", .. authority.Issue("two")]);
        var front = await cluster.Join("gateway", authority.Issue("front"));
        await TestRegion.SetUp((municipality, role) => cluster.Open(front, municipality, role));
        using var api = cluster.Open(front);
        for (var i = 0; i < 20; i++)
            (await api.Post("/v1/volunteers", Bodies.Volunteer(), Guid.NewGuid())).Expect(201);

        Assert.DoesNotContain("matching", await Ask(port), StringComparison.Ordinal);
        Assert.DoesNotContain("matching", await Ask(gateway), StringComparison.Ordinal);
        var refused = Refusals(cluster);
        await DoesNotJoin(cluster, cluster.Begin("silo"), Unheard);
        Assert.True(Refusals(cluster) > refused, cluster.Log());
        await DoesNotJoin(cluster, cluster.Begin("silo", other.Issue("stranger")), Unheard, Rejected);
        await DoesNotJoin(cluster, cluster.Begin("gateway", other.Issue("stranger")), Rejected);
        (await api.Post("/v1/volunteers", Bodies.Volunteer(), Guid.NewGuid())).Expect(201);
    }

    public void Dispose()
    {
        authority.Dispose();
        other.Dispose();
        folder.Dispose();
    }

    /// <summary>It tries, says why it cannot, and does not serve.</summary>
    private static async Task DoesNotJoin(Cluster cluster, SiloProcess stranger, params string[] says)
    {
        await Eventually.IsTrue(() => says.All(text => stranger.Log.Any(line => line.Contains(text, StringComparison.Ordinal))), $"the stranger says: {string.Join("; ", says)}");
        Assert.False(await IsReady(stranger));
        await stranger.DisposeAsync();
        cluster.Members.Remove(stranger);
    }

    /// <summary>How often the members have refused somebody.</summary>
    private static int Refusals(Cluster cluster) => cluster.Members.Sum(m => m.Log.Count(line => line.Contains("No TLS with", StringComparison.Ordinal)));

    private static async Task<bool> IsReady(SiloProcess stranger)
    {
        using var client = new HttpClient { BaseAddress = stranger.Url };
        try
        {
            return (await client.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // It listens only when it has joined.
            return false;
        }
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
