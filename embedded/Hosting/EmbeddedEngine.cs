using System.Diagnostics;
using Matching.Embedded.Reminders;
using Matching.Embedded.Runtime;
using Matching.Embedded.Storage;
using Microsoft.Extensions.Hosting;
using Orleans;

namespace Matching.Embedded.Hosting;

/// <summary>The engine's life in the host: opens the store, runs the periodic work, and drains on stop.</summary>
internal sealed class EmbeddedEngine(EngineCore core, IRecordStore store, ReminderService reminders) : IHostedService, IAsyncDisposable
{
    private static readonly TimeSpan DrainPoll = TimeSpan.FromMilliseconds(10);

    private ITimer? _timeouts;
    private ITimer? _collection;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (core.Options.Durability == Durability.Off) Log.NotDurable(core.Log);
        await store.OpenAsync(cancellationToken);
        _timeouts = Every(TimeoutWatch.Quantum, core.Timeouts.Look);
        _collection = Every(core.Options.CollectionQuantum, core.Catalog.CollectIdle);
        await reminders.StartAsync(cancellationToken);
    }

    /// <summary>Takes no new calls, lets the turns that run come to their end, deactivates all grains, and closes the store.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        core.IsStopping = true;
        reminders.Stop();
        while (core.Catalog.Activations.Any(activation => activation.Load > 0) && HasTime()) await PauseAsync();
        do
        {
            // Again and again, because a grain that goes may call another one, and so bring it back.
            foreach (var activation in core.Catalog.Activations)
                activation.Deactivate(new(DeactivationReasonCode.ShuttingDown, "The engine stops."), cancellationToken);
            await PauseAsync();
        }
        while (core.Catalog.Count > 0 && HasTime());
        if (core.Catalog.Count is > 0 and var left) Log.DrainIncomplete(core.Log, left, core.Options.DrainTimeout);
        await DisposeAsync();

        bool HasTime() => Stopwatch.GetElapsedTime(start) < core.Options.DrainTimeout && !cancellationToken.IsCancellationRequested;

        // The host's patience is real time, whatever clock the grains live by.
        static Task PauseAsync() => Task.Delay(DrainPoll, TimeProvider.System, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        _timeouts?.Dispose();
        _collection?.Dispose();
        await store.DisposeAsync();
    }

    private ITimer Every(TimeSpan period, Action action) => core.Time.CreateTimer(static action => ((Action)action!)(), action, period, period);
}
