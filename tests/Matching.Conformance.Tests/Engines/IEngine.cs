using Microsoft.Extensions.DependencyInjection;

namespace Matching.Conformance.Tests.Engines;

/// <summary>A running engine with the grains of this project.</summary>
public interface IEngine : IAsyncDisposable
{
    IGrainFactory Grains { get; }

    /// <summary>Lets a span pass on the engine's clock: at once with a virtual clock, else by waiting.</summary>
    Task PassAsync(TimeSpan span);

    /// <summary>Stops the engine in order, and starts it again on the same storage.</summary>
    Task RestartAsync();
}

/// <summary>How a test wants the engine; the same on every engine.</summary>
public sealed record EngineSetup
{
    /// <summary>A response timeout below this is what the test is about.</summary>
    public static readonly TimeSpan LongTimeout = TimeSpan.FromSeconds(30);

    public TimeSpan ResponseTimeout { get; init; } = LongTimeout;

    public bool CancelRequestOnTimeout { get; init; }

    public TimeSpan CollectionAge { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Services for the grains, filters among them.</summary>
    public Action<IServiceCollection> Services { get; init; } = _ => { };
}
