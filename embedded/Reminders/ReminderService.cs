using System.Collections.Concurrent;
using System.Text.Json;
using Matching.Embedded.Runtime;
using Matching.Embedded.Storage;
using Orleans;
using Orleans.Runtime;
using Orleans.Timers;

namespace Matching.Embedded.Reminders;

/// <summary>Reminders as records of the engine's store, and a timer for each while the engine runs.</summary>
internal sealed class ReminderService(EngineCore engine, EmbeddedGrainStorage storage, IRecordStore records, IGrainFactory grains) : IReminderRegistry
{
    private const string StateName = "orleans.reminder";
    private const int Format = 1;

    private readonly ConcurrentDictionary<string, Reminder> _reminders = new();

    internal EngineCore Engine => engine;

    internal IGrainFactory Grains => grains;

    /// <summary>Sets the timers of all stored reminders.</summary>
    internal async Task StartAsync(CancellationToken cancellationToken)
    {
        engine.Instruments.Reminders.Observe(() => _reminders.Count);
        await foreach (var record in storage.ScanAsync(StateName, "", cancellationToken))
        {
            var plan = JsonSerializer.Deserialize<ReminderPlan>(record.Payload, EmbeddedGrainStorage.Json)!;
            _reminders[record.Key] = new Reminder(this, plan, record.Etag);
        }
    }

    internal void Stop()
    {
        foreach (var reminder in _reminders.Values) reminder.Dispose();
    }

    public async Task<IGrainReminder> RegisterOrUpdateReminder(GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, engine.Options.MinimumReminderPeriod);
        var plan = new ReminderPlan(
            callingGrainId.Type.ToString(), callingGrainId.Key.ToString(), reminderName, engine.Time.GetUtcNow() + dueTime, period);
        var etag = await ChangeAsync(plan.Key, JsonSerializer.Serialize(plan, EmbeddedGrainStorage.Json));
        if (_reminders.TryRemove(plan.Key, out var old)) old.Dispose();
        return _reminders[plan.Key] = new Reminder(this, plan, etag!);
    }

    public async Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder)
    {
        var key = ReminderPlan.KeyOf(callingGrainId, reminder.ReminderName);
        await ChangeAsync(key, null);
        if (_reminders.TryRemove(key, out var old)) old.Dispose();
    }

    public Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName)
        => Task.FromResult<IGrainReminder?>(_reminders.GetValueOrDefault(ReminderPlan.KeyOf(callingGrainId, reminderName)));

    public Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId)
        => Task.FromResult(_reminders.Values.Where(reminder => reminder.Plan.GrainId == callingGrainId).ToList<IGrainReminder>());

    private Task<string?> ChangeAsync(string key, string? payload) => records.ChangeAsync(
        new RecordChange(StateName, key, _reminders.GetValueOrDefault(key)?.Etag, Format, payload), CancellationToken.None);
}
