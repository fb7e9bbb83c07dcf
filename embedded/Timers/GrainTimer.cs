using Matching.Embedded.Runtime;
using Orleans.Runtime;

namespace Matching.Embedded.Timers;

/// <summary>
/// A timer of an activation. It is its own message: from the moment it fires until the tick has ended its clock stands still, and a change of the
/// timer waits for that end. So a tick is under way at most once, even one that interleaves.
/// </summary>
internal sealed class GrainTimer : Message, IGrainTimer
{
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly CancellationTokenSource _disposed = new();
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private TimeSpan _dueTime;
    private TimeSpan _period;
    private bool _wasChanged;
    private bool _isFiring;

    private GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        (_activation, _callback, _period) = (activation, callback, options.Period);
        AlwaysInterleave = options.Interleave;
        KeepsAlive = options.KeepAlive;
        // The clock must not carry the registering call's context into every tick.
        using (ExecutionContext.SuppressFlow())
            _timer = activation.Engine.Time.CreateTimer(static timer => ((GrainTimer)timer!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        activation.Add(this);
        _timer.Change(options.DueTime, Timeout.InfiniteTimeSpan);
    }

    internal override bool IsSettled => _disposed.IsCancellationRequested;

    internal static IGrainTimer Start(IGrainContext context, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options) =>
        new GrainTimer((Activation)context, callback, options);

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            (_dueTime, _period, _wasChanged) = (dueTime, period, true);
            if (!_isFiring) _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        if (IsSettled) return;
        _disposed.Cancel();
        _timer.Dispose();
        _activation.Remove(this);
    }

    internal override async Task InvokeAsync(Activation activation)
    {
        if (IsSettled) return;
        _wasChanged = false;
        try
        {
            await _callback(_disposed.Token);
        }
        catch (OperationCanceledException) when (IsSettled)
        {
            // The tick heard of its disposal.
        }
        catch (Exception exception)
        {
            activation.OnCallFailed(exception);
            Fail(exception);
        }
    }

    internal override void Ended()
    {
        lock (_gate)
        {
            _isFiring = false;
            if (!IsSettled) _timer.Change(_wasChanged ? _dueTime : _period, Timeout.InfiniteTimeSpan);
        }
    }

    internal override void Fail(Exception exception) => Log.TimerFailed(_activation.Engine.Log, _activation.GrainId, exception);

    internal override void TimeOut()
    {
    }

    private void Fire()
    {
        lock (_gate)
        {
            if (_isFiring) return;
            _isFiring = true;
        }
        try
        {
            _activation.TryAccept(this);
        }
        catch (LimitExceededException exception)
        {
            Fail(exception);
            Ended();
        }
    }
}
