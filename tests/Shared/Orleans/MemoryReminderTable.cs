namespace Matching.Testing;

/// <summary>Reminders that outlive a silo, as those in a database do.</summary>
internal sealed class MemoryReminderTable : IReminderTable
{
    private readonly Lock gate = new();
    private readonly Dictionary<(GrainId Grain, string Name), ReminderEntry> entries = [];
    private int changes;

    public Task<ReminderTableData> ReadRows(GrainId grainId) => Read(entry => entry.GrainId == grainId);

    /// <summary>The rows of (begin, end] on the ring of hashes; all of them where both are equal.</summary>
    public Task<ReminderTableData> ReadRows(uint begin, uint end) => Read(entry => entry.GrainId.GetUniformHashCode() is var hash &&
        (begin < end ? hash > begin && hash <= end : hash > begin || hash <= end));

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName)
    {
        lock (gate)
            return Task.FromResult(entries.GetValueOrDefault((grainId, reminderName)));
    }

    public Task<string?> UpsertRow(ReminderEntry entry)
    {
        lock (gate)
        {
            entry.ETag = $"{++changes}";
            entries[(entry.GrainId, entry.ReminderName)] = entry;
            return Task.FromResult<string?>(entry.ETag);
        }
    }

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag)
    {
        lock (gate)
            return Task.FromResult(entries.TryGetValue((grainId, reminderName), out var entry) && entry.ETag == eTag && entries.Remove((grainId, reminderName)));
    }

    public Task TestOnlyClearTable()
    {
        lock (gate)
            entries.Clear();
        return Task.CompletedTask;
    }

    private Task<ReminderTableData> Read(Func<ReminderEntry, bool> wanted)
    {
        lock (gate)
            return Task.FromResult(new ReminderTableData(entries.Values.Where(wanted)));
    }
}
