using Matching.Embedded.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;

namespace Matching.Embedded.Runtime;

/// <summary>What all parts of a running engine share.</summary>
internal sealed class EngineCore
{
    public EngineCore(IServiceProvider services, IOptions<EmbeddedEngineOptions> options, EngineInstruments instruments, ILogger<EngineCore> log)
    {
        Services = services;
        Options = options.Value;
        Time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        Log = log;
        Instruments = instruments;
        Classes = new GrainClasses(Options.GrainAssemblies, Options.CollectionAge);
        Catalog = new Catalog(this);
        Timeouts = new TimeoutWatch(Time);
        Incoming = [.. services.GetServices<IIncomingGrainCallFilter>()];
        Outgoing = [.. services.GetServices<IOutgoingGrainCallFilter>()];
        instruments.Observe(this);
    }

    internal IServiceProvider Services { get; }

    internal EmbeddedEngineOptions Options { get; }

    internal TimeProvider Time { get; }

    internal ILogger Log { get; }

    internal EngineInstruments Instruments { get; }

    internal GrainClasses Classes { get; }

    internal Catalog Catalog { get; }

    internal TimeoutWatch Timeouts { get; }

    internal IIncomingGrainCallFilter[] Incoming { get; }

    internal IOutgoingGrainCallFilter[] Outgoing { get; }

    /// <summary>While true, calls from outside grains are refused.</summary>
    internal bool IsStopping { get; set; }

    /// <summary>The timestamp of the engine's clock a span after another; <see cref="long.MaxValue"/> for an infinite span.</summary>
    internal long After(long timestamp, TimeSpan span) =>
        span == Timeout.InfiniteTimeSpan ? long.MaxValue : timestamp + (long)(span.TotalSeconds * Time.TimestampFrequency);
}
