using System.Diagnostics;
using Matching.Embedded.Telemetry;
using Matching.Embedded.Timers;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Storage;

namespace Matching.Embedded.Runtime;

internal sealed partial class Activation : IDelayableContext
{
    private AsyncServiceScope? _services;
    private DeactivationReason? _reason;
    private TaskCompletionSource? _deactivated;
    private HashSet<GrainTimer>? _timers;
    private long _keepUntil = long.MinValue;

    public IServiceProvider ActivationServices => _services?.ServiceProvider ?? Engine.Services;

    public Task Deactivated
    {
        get
        {
            lock (_gate)
            {
                if (_stage == Stage.Gone) return Task.CompletedTask;
                return (_deactivated ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
        }
    }

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (_reason is not null) return;
            _reason = deactivationReason;
            BeginDeactivationIfDue();
        }
    }

    public void DelayDeactivation(TimeSpan timeSpan)
    {
        lock (_gate) _keepUntil = timeSpan < TimeSpan.Zero ? long.MinValue : Engine.After(Engine.Time.GetTimestamp(), timeSpan);
    }

    /// <summary>Deactivates if no message came for longer than the class allows.</summary>
    internal void CollectIfIdle(long now)
    {
        lock (_gate)
        {
            if (_waiting.Count + _running.Count > 0) _lastUsed = now;
            if (Class.AgeLimit < TimeSpan.Zero || _keepUntil > now || Engine.Time.GetElapsedTime(_lastUsed, now) < Class.AgeLimit) return;
        }
        Deactivate(new(DeactivationReasonCode.ActivationIdle, "No call came for longer than the collection age."));
    }

    /// <summary>A failure that left a call: a stale state must not serve another one.</summary>
    internal void OnCallFailed(Exception exception)
    {
        if (exception is not InconsistentStateException { IsSourceActivation: true } stale) return;
        stale.IsSourceActivation = false;
        Deactivate(new(DeactivationReasonCode.ApplicationError, stale, "The state was stale."));
    }

    internal void Add(GrainTimer timer)
    {
        lock (_gate) (_timers ??= []).Add(timer);
    }

    internal void Remove(GrainTimer timer)
    {
        lock (_gate) _timers?.Remove(timer);
    }

    private void BeginActivation(Message cause)
    {
        _stage = Stage.Activating;
        Scheduler.Post(() => _ = ActivateAsync(cause.ParentActivity));
    }

    private void BeginDeactivationIfDue()
    {
        if (_reason is null || _stage != Stage.Valid || _running.Count > 0) return;
        _stage = Stage.Deactivating;
        Scheduler.Post(() => _ = DeactivateAsync(_reason.Value));
    }

    private async Task ActivateAsync(Activity? cause)
    {
        Activity.Current = cause;
        using var activity = ActivitySources.Runtime.StartActivity("activate grain");
        var start = Engine.Time.GetTimestamp();
        try
        {
            _services = Engine.Services.CreateAsyncScope();
            using var limit = new CancellationTokenSource(Engine.Options.ActivationTimeout, Engine.Time);
            (Instance, var states) = Class.Create(this);
            foreach (var state in states) await state.ReadStateAsync(limit.Token);
            await Instance.OnActivateAsync(limit.Token);
            Engine.Instruments.Activated(Engine.Time.GetElapsedTime(start));
            lock (_gate)
            {
                _stage = Stage.Valid;
                AdmitWaiting(pastBlocking: true);
                BeginDeactivationIfDue();
            }
        }
        catch (Exception exception)
        {
            activity?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
            Engine.Instruments.ActivationFailed();
            Log.ActivationFailed(Engine.Log, GrainId, exception);
            await EndAsync(exception);
        }
    }

    private async Task DeactivateAsync(DeactivationReason reason)
    {
        using var activity = ActivitySources.Runtime.StartActivity("deactivate grain");
        try
        {
            StopTimers();
            using var limit = new CancellationTokenSource(Engine.Options.ActivationTimeout, Engine.Time);
            await Instance!.OnDeactivateAsync(reason, limit.Token);
        }
        catch (Exception exception)
        {
            Log.DeactivationFailed(Engine.Log, GrainId, exception);
        }
        await EndAsync(null);
        Engine.Instruments.Deactivated();
    }

    /// <summary>The end of the life. What still waits goes to a new activation, or fails if this one could not be made.</summary>
    private async Task EndAsync(Exception? failure)
    {
        StopTimers();
        await DisposeAsync();
        MessageList left;
        lock (_gate)
        {
            _stage = Stage.Gone;
            (left, _waiting) = (_waiting, default);
        }
        Engine.Catalog.Remove(_target, this);
        for (var message = left.First; message is not null;)
        {
            var next = message.Next;
            if (failure is not null) message.Fail(failure);
            else Engine.Catalog.Forward(GrainId, Class, message);
            message = next;
        }
        _deactivated?.TrySetResult();
    }

    private async Task DisposeAsync()
    {
        try
        {
            if (Instance is IAsyncDisposable asyncDisposable) await asyncDisposable.DisposeAsync();
            else (Instance as IDisposable)?.Dispose();
            if (_services is { } services) await services.DisposeAsync();
        }
        catch (Exception exception)
        {
            Log.DeactivationFailed(Engine.Log, GrainId, exception);
        }
    }

    private void StopTimers()
    {
        HashSet<GrainTimer>? timers;
        lock (_gate) (timers, _timers) = (_timers, null);
        foreach (var timer in timers ?? []) timer.Dispose();
    }
}
