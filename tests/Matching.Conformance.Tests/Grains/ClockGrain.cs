namespace Matching.Conformance.Tests.Grains;

public interface IClockGrain : IGrainWithStringKey
{
    Task StartTimer(TimeSpan period, bool interleave, bool keepAlive);

    Task StartTimerThatHolds(TimeSpan period, string gate, bool interleave = false);

    Task ChangeTimer(TimeSpan dueTime, TimeSpan period);

    Task StartTimerThatFails(TimeSpan period);

    Task StopTimer();

    Task Hold(string gate);

    Task Leave();

    Task Remind(string name, TimeSpan period);

    Task<bool> Forget(string name);

    Task<int> Reminders();
}

/// <summary>Writes each tick into its journal.</summary>
public class ClockGrain : Grain, IClockGrain, IRemindable
{
    private IGrainTimer? _timer;

    private string Key => this.GetPrimaryKeyString();

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Journal.Write(Key, "deactivated");
        return Task.CompletedTask;
    }

    public Task StartTimer(TimeSpan period, bool interleave, bool keepAlive)
    {
        _timer = this.RegisterGrainTimer(
            (key, _) =>
            {
                Journal.Write(key, TaskScheduler.Current == TaskScheduler.Default ? "tick off the scheduler" : "tick");
                return Task.CompletedTask;
            },
            Key,
            new GrainTimerCreationOptions(period, period) { Interleave = interleave, KeepAlive = keepAlive });
        return Task.CompletedTask;
    }

    public Task StartTimerThatHolds(TimeSpan period, string gate, bool interleave)
    {
        _timer = this.RegisterGrainTimer((name, _) => Gate.PassAsync(name), gate, new GrainTimerCreationOptions(period, period) { Interleave = interleave });
        return Task.CompletedTask;
    }

    public Task ChangeTimer(TimeSpan dueTime, TimeSpan period)
    {
        _timer!.Change(dueTime, period);
        return Task.CompletedTask;
    }

    public Task StartTimerThatFails(TimeSpan period)
    {
        _timer = this.RegisterGrainTimer(Fail, period, period);
        return Task.CompletedTask;
    }

    public Task StopTimer()
    {
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public Task Hold(string gate) => Gate.PassAsync(gate);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task Remind(string name, TimeSpan period) => this.RegisterOrUpdateReminder(name, period, period);

    public async Task<bool> Forget(string name)
    {
        if (await this.GetReminder(name) is not { } reminder) return false;
        await this.UnregisterReminder(reminder);
        return true;
    }

    public async Task<int> Reminders() => (await this.GetReminders()).Count;

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        Journal.Write(Key, $"reminder {reminderName}");
        return Task.CompletedTask;
    }

    private Task Fail()
    {
        Journal.Write(Key, "failing");
        throw new InvalidOperationException("a timer that fails");
    }
}
