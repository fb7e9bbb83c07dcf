using Matching.EndToEnd.Tests.Support;
using Matching.Gateway.Auth;
using Matching.Silo.Engines.Migrations;
using Npgsql;

namespace Matching.EndToEnd.Tests.Engines.Clusters;

/// <summary>Processes that form one cluster on a database of their own. Only these processes are ever ended.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();

    private Cluster(string connection) => Connection = connection;

    public string Connection { get; }

    public string Key { get; } = DevelopmentTokens.NewKey();

    public List<SiloProcess> Members { get; } = [];

    /// <summary>Settings of all members.</summary>
    public List<string> Settings { get; } = [];

    /// <summary>A migrated database and no member yet.</summary>
    public static async Task<Cluster> Create(PostgresServer server)
    {
        var cluster = new Cluster(await server.NewDatabase());
        await using var database = NpgsqlDataSource.Create(cluster.Connection);
        await new Migrator(database).Migrate(CancellationToken.None);
        return cluster;
    }

    /// <summary>Two members that do both, with a region to work in.</summary>
    public static async Task<Cluster> Start(PostgresServer server, Func<Cluster, Task>? prepare = null)
    {
        var cluster = await Create(server);
        try
        {
            await (prepare?.Invoke(cluster) ?? Task.CompletedTask);
            await Task.WhenAll(cluster.Join(), cluster.Join());
            await TestRegion.SetUp((municipality, role) => new Api(cluster.Members[0].Url, cluster.Key, municipality, role));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public async Task<SiloProcess> Join(string role = "both", params string[] settings)
    {
        var member = Begin(role, settings);
        await member.UntilReady();
        return member;
    }

    /// <summary>Starts a member and does not wait for it.</summary>
    public SiloProcess Begin(string role = "both", params string[] settings)
    {
        string[] all =
        [
            $"Engine:ConnectionString={Connection}", "Engine:MaxConnections=20", $"Gateway:Auth:DevelopmentKey={Key}", "Gateway:RateLimit:Enabled=false",
            "Logging:LogLevel:Default=Warning", "Engine:DrainDelay=00:00:02", .. Settings, .. settings,
        ];
        var member = SiloProcess.Start(folder.Path, all, [], "--cluster", role);
        lock (Members)
            Members.Add(member);
        return member;
    }

    /// <summary>What the members said last, for the reader of a failure.</summary>
    public string Log() => string.Join(Environment.NewLine, Members.SelectMany(m => m.Log.TakeLast(30).Prepend($"--- {m.Url}")));

    public Api Open(SiloProcess member, string municipality = TestRegion.First, string role = "coordinator") => new(member.Url, Key, municipality, role);

    public async Task Execute(string sql)
    {
        await using var database = NpgsqlDataSource.Create(Connection);
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var member in Members)
            await member.DisposeAsync();
        NpgsqlConnection.ClearPool(new NpgsqlConnection(Connection));
        folder.Dispose();
    }
}
