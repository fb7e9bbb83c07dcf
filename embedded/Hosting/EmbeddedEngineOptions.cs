using System.Reflection;

namespace Matching.Embedded;

/// <summary>The settings of the engine. A value out of range is refused at start with its name and the cure.</summary>
public sealed class EmbeddedEngineOptions
{
    /// <summary>The assemblies that hold the grain classes. At least one.</summary>
    public IList<Assembly> GrainAssemblies { get; } = [];

    /// <summary>The SQLite file of the grain states; its directory is made if missing. Null (the default) keeps states in memory, for tests.</summary>
    public string? DatabasePath { get; set; }

    /// <summary>When a write is acknowledged. Default <see cref="Matching.Embedded.Durability.Full"/>.</summary>
    public Durability Durability { get; set; } = Durability.Full;

    /// <summary>Whether a start checks the whole file (<c>PRAGMA quick_check</c>), about a second per gigabyte. Default true.</summary>
    public bool CheckIntegrityOnStart { get; set; } = true;

    /// <summary>How long a caller waits for an answer, unless the method says otherwise. Default 30 s; 1 ms to 1 day.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether a timeout also cancels the callee's token. Default false: the callee goes on.</summary>
    public bool CancelRequestOnTimeout { get; set; }

    /// <summary>How long OnActivateAsync and OnDeactivateAsync may take before their token is cancelled. Default 30 s; 1 ms to 1 day.</summary>
    public TimeSpan ActivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an activation may be idle before it is collected, unless its class says otherwise. Default 15 min; 1 s to 365 days.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The span between two looks for idle activations. Default 1 min; 10 ms to 1 day.</summary>
    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The most calls that wait at one activation; the next is refused. Bounds memory when a grain is overrun. Default 10,000; 1 to 10,000,000.</summary>
    public int MaxQueuedCallsPerActivation { get; set; } = 10_000;

    /// <summary>The shortest period of a reminder. Default 1 min; 10 ms to 1 day.</summary>
    public TimeSpan MinimumReminderPeriod { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a stop waits for running turns and deactivations. Default 30 s; 0 to 1 h.</summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The most writes that wait for the disk; further writers wait for a place. Default 10,000; 1 to 1,000,000.</summary>
    public int WriteQueueLimit { get; set; } = 10_000;

    /// <summary>The most writes that share one commit. Bounds the latency of a write. Default 1,000; 1 to 100,000.</summary>
    public int MaxWritesPerCommit { get; set; } = 1_000;

    /// <summary>Connections for reading. Default 4; 1 to 64.</summary>
    public int ReadConnections { get; set; } = 4;

    /// <summary>The greatest length of one state as JSON, in characters. Default 16 Mi; 1 to 256 Mi.</summary>
    public int MaxStateLength { get; set; } = 16 << 20;
}

/// <summary>When a write is acknowledged.</summary>
public enum Durability
{
    /// <summary>After the commit has reached the disk.</summary>
    Full,

    /// <summary>Before the commit. Loses acknowledged writes in a crash: only for the negative control of durability tests.</summary>
    Off,
}
