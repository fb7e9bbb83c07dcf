using Matching.Grains.State;
using Matching.Grains.Volunteers;
using Matching.Testing;
using Orleans;
using Orleans.Runtime;

namespace Matching.Silo.Tests.Engines.Postgres;

[Collection(SharedPostgres.Name)]
public sealed class DatabaseFailureTests(PostgresServer server)
{
    [PostgresFact]
    public async Task Read_WhereTheDatabaseFails_ThrowsWhatCanGoFromSiloToSilo()
    {
        await using var silo = await WithoutTable("orleansstorage");
        Assert.True(CanBeSent(await Assert.ThrowsAsync<OrleansException>(() => silo.Read(PostgresSilo.Volunteer(1)))));
    }

    [PostgresFact]
    public async Task ReadAll_WhereTheDatabaseFails_ThrowsWhatCanGoFromSiloToSilo()
    {
        await using var silo = await WithoutTable("orleansstorage");
        Assert.True(CanBeSent(await Assert.ThrowsAsync<OrleansException>(async () =>
            await silo.States.ReadAll<VolunteerState>(StateNames.Volunteer, "v/se-0580/", CancellationToken.None).ToListAsync())));
    }

    [PostgresFact]
    public async Task Reminder_WhereTheDatabaseFails_ThrowsWhatCanGoFromSiloToSilo()
    {
        await using var silo = await WithoutTable("orleansreminderstable");
        var reminder = new ReminderEntry { GrainId = PostgresSilo.Volunteer(1), ReminderName = "watch", StartAt = DateTime.UnixEpoch, Period = TimeSpan.FromHours(1) };
        Assert.True(CanBeSent(await Assert.ThrowsAsync<OrleansException>(() => silo.Reminders.UpsertRow(reminder))));
        Assert.True(CanBeSent(await Assert.ThrowsAsync<OrleansException>(() => silo.Reminders.ReadRow(reminder.GrainId, reminder.ReminderName))));
    }

    private async Task<PostgresSilo> WithoutTable(string table)
    {
        var silo = await PostgresSilo.StartAsync(server);
        await using var rename = silo.Database.CreateCommand($"ALTER TABLE {table} RENAME TO elsewhere");
        await rename.ExecuteNonQueryAsync();
        return silo;
    }

    /// <summary>Nothing of the driver is in it, but what the database said (SQLSTATE 42P01, a table that is not there).</summary>
    private static bool CanBeSent(OrleansException failure) => failure.InnerException is null && failure.Message.Contains("42P01", StringComparison.Ordinal);
}
