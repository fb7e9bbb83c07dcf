using System.ComponentModel.DataAnnotations;
using Npgsql;

namespace Matching.Silo.Engines;

/// <summary>The settings of a silo in its cluster. Section <c>Engine</c>.</summary>
public sealed class EngineOptions
{
    public const string Section = "Engine";

    /// <summary>Where states, reminders and the membership of the cluster are kept.</summary>
    /// <value><see cref="EngineStore.Memory"/>: one silo, for trying out; nothing outlives it.</value>
    [EnumDataType(typeof(EngineStore), ErrorMessage = "Engine:Store must be Memory or PostgreSql.")]
    public EngineStore Store { get; set; } = EngineStore.Memory;

    /// <summary>What this process does in its cluster: <c>serve --cluster</c> sets it.</summary>
    /// <value><see cref="EngineRole.Both"/>: a call to a grain of this silo then needs no network.</value>
    [EnumDataType(typeof(EngineRole), ErrorMessage = "Engine:Role must be Both, Silo, Gateway or Reader.")]
    public EngineRole Role { get; set; } = EngineRole.Both;

    /// <summary>The database of <see cref="EngineStore.PostgreSql"/> in the form of Npgsql.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The most connections of this silo to the database, 2–1,000; operations beyond wait. All silos together must stay below the server's max_connections.</summary>
    [Range(2, 1_000, ErrorMessage = "Engine:MaxConnections must be 2 to 1000.")]
    public int MaxConnections { get; set; } = 30;

    /// <summary>Silos with the same name form one cluster. 1–150 characters.</summary>
    [Required(ErrorMessage = "Engine:ClusterId must name the cluster."), StringLength(150, ErrorMessage = "Engine:ClusterId has at most 150 characters.")]
    public string ClusterId { get; set; } = "matching";

    /// <summary>Owns the stored states: never changes as long as they shall be found. 1–150 characters.</summary>
    [Required(ErrorMessage = "Engine:ServiceId must name the service."), StringLength(150, ErrorMessage = "Engine:ServiceId has at most 150 characters.")]
    public string ServiceId { get; set; } = "matching";

    /// <summary>The IP address at which the other silos reach this one. Any but a loopback address asks for <see cref="Tls"/>.</summary>
    /// <value><c>127.0.0.1</c>.</value>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>The port for the other silos, 1–65535.</summary>
    [Range(1, 65_535, ErrorMessage = "Engine:SiloPort must be 1 to 65535.")]
    public int SiloPort { get; set; } = 11_111;

    /// <summary>The port for gateways in other processes, 0–65535. Without <see cref="Tls"/> it lets in whoever reaches it.</summary>
    /// <value>0, which is closed: the HTTP gateway runs in the process of the silo.</value>
    [Range(0, 65_535, ErrorMessage = "Engine:GatewayPort must be 0 (closed) to 65535.")]
    public int GatewayPort { get; set; }

    /// <summary>The certificates by which the members of a cluster know each other.</summary>
    public TlsOptions Tls { get; set; } = new();

    /// <summary>Talk in plain text over an address that is not this machine's own: only where nobody else is on that network.</summary>
    public bool AllowPlainText { get; set; }

    /// <summary>
    /// How long a member of a cluster goes on serving after it has said that it is not ready, 0–5 minutes: longer than a load balancer takes to notice.
    /// </summary>
    /// <value>5 seconds: twice the usual interval between two questions, and a margin. Without PostgreSQL there is nobody else to turn to, and no wait.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00", ErrorMessage = "Engine:DrainDelay must be 00:00:00 to 00:05:00.")]
    public TimeSpan DrainDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a caller waits for an answer unless the method says otherwise, 1 second to 10 minutes.</summary>
    /// <value>15 seconds: a call that a lost silo took with it is repeated within the 30 seconds in which the service shall be back.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ErrorMessage = "Engine:ResponseTimeout must be 00:00:01 to 00:10:00.")]
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The greatest message between silos in bytes, 1 MiB to 256 MiB. A shard's answer in a round is the largest.</summary>
    /// <value>64 MiB.</value>
    [Range(1 << 20, 256 << 20, ErrorMessage = "Engine:MaxMessageSize must be 1048576 (1 MiB) to 268435456 (256 MiB).")]
    public int MaxMessageSize { get; set; } = 64 << 20;

    /// <summary>The most calls that wait at one activation, 1–10,000,000; the next is refused. Bounds memory when a grain is overrun.</summary>
    [Range(1, 10_000_000, ErrorMessage = "Engine:MaxQueuedCallsPerActivation must be 1 to 10000000.")]
    public int MaxQueuedCallsPerActivation { get; set; } = 10_000;

    /// <summary>Refuse calls of Orleans clients while the processors are busier than this percentage, 50–100.</summary>
    [Range(50, 100, ErrorMessage = "Engine:SheddingCpuPercent must be 50 to 100.")]
    public int SheddingCpuPercent { get; set; } = 95;

    /// <summary>How long an activation may be idle before it is collected, 2 minutes to 365 days.</summary>
    [Range(typeof(TimeSpan), "00:02:00", "365.00:00:00", ErrorMessage = "Engine:CollectionAge must be 00:02:00 to 365.00:00:00.")]
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The connection string with its bounds, the same for all who use it, so that they share one pool.</summary>
    internal string Database => new NpgsqlConnectionStringBuilder(ConnectionString) { ApplicationName = "matching", MaxPoolSize = MaxConnections }.ConnectionString;
}

/// <summary>Where a cluster keeps what must outlive a silo.</summary>
public enum EngineStore
{
    Memory,
    PostgreSql,
}

/// <summary>What a process does in its cluster.</summary>
public enum EngineRole
{
    /// <summary>Hosts grains and serves the HTTP API.</summary>
    Both,

    /// <summary>Hosts grains; of HTTP it answers the questions of health alone.</summary>
    Silo,

    /// <summary>Serves the HTTP API, as a client of silos whose <see cref="EngineOptions.GatewayPort"/> is open.</summary>
    Gateway,

    /// <summary>Reads what a cluster has stored and is no member of it: it serves nobody, and no reminder wakes a grain here. For commands that look at the data.</summary>
    Reader,
}
