using Matching.Embedded.Runtime;
using Orleans;
using Orleans.Runtime;

namespace Matching.Embedded.Reminders;

/// <summary>A reminder that runs: it calls its grain at each tick, and sets the next one when the call has ended.</summary>
internal sealed class Reminder : IGrainReminder, IDisposable
{
    /// <summary>The clock takes no longer span; a tick further away is reached in several.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(20);

    private readonly ReminderService _service;
    private readonly ITimer _timer;
    private DateTimeOffset _due;
    private volatile bool _isDisposed;

    internal Reminder(ReminderService service, ReminderPlan plan, string etag)
    {
        (_service, Plan, Etag) = (service, plan, etag);
        using (ExecutionContext.SuppressFlow())
            _timer = Time.CreateTimer(static reminder => _ = ((Reminder)reminder!).TickAsync(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var now = Time.GetUtcNow();
        _due = plan.StartAt == now ? now : plan.NextTick(now);
        Wait();
    }

    public string ReminderName => Plan.Name;

    internal ReminderPlan Plan { get; }

    internal string Etag { get; }

    private TimeProvider Time => _service.Engine.Time;

    public void Dispose()
    {
        _isDisposed = true;
        _timer.Dispose();
    }

    private async Task TickAsync()
    {
        var now = Time.GetUtcNow();
        if (now >= _due && !_isDisposed)
        {
            _service.Engine.Instruments.Reminders.Delivered(now - _due);
            try
            {
                var status = new TickStatus(Plan.StartAt.UtcDateTime, Plan.Period, now.UtcDateTime);
                await _service.Grains.GetGrain<IRemindable>(Plan.GrainId).ReceiveReminder(Plan.Name, status);
            }
            catch (Exception exception)
            {
                Log.ReminderFailed(_service.Engine.Log, Plan.Name, Plan.GrainId, exception);
            }
            _due = Plan.NextTick(Time.GetUtcNow());
        }
        if (!_isDisposed) Wait();
    }

    private void Wait()
    {
        var wait = _due - Time.GetUtcNow();
        _timer.Change(wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait, Timeout.InfiniteTimeSpan);
    }
}
