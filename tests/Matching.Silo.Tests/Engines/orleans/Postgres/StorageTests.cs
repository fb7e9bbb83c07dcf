using Matching.Contracts.Values;
using Matching.Grains.State;
using Matching.Grains.Volunteers;
using Matching.Testing;
using Orleans;
using Orleans.Storage;

namespace Matching.Silo.Tests.Engines.Postgres;

/// <summary>Grain states in PostgreSQL, through the provider and the statements that a silo uses.</summary>
[Collection(SharedPostgres.Name)]
public sealed class StorageTests(PostgresServer server)
{
    private const int Grains = 200, Writers = 4;

    [PostgresFact]
    public async Task FirstWrite_ByFourActivationsAtOnce_OneWinsAndTheOthersAreStale()
    {
        await using var silo = await PostgresSilo.StartAsync(server);
        for (var number = 0; number < Grains; number++)
        {
            var writes = await Task.WhenAll(Enumerable.Range(1, Writers).Select(writer => Task.Run(() => TryFirstWrite(silo, number, writer))));
            var winner = Assert.Single(writes, written => written is not null);
            Assert.Equal(winner, (await silo.Read(PostgresSilo.Volunteer(number))).State!.Version);
        }

        Assert.Equal(Grains, await silo.Rows());
    }

    [PostgresFact]
    public async Task FirstWrite_Twice_WithoutTheIndex_LeavesTwoRows()
    {
        // The control: what the test above guards against is real, and it would see it.
        await using var silo = await PostgresSilo.StartAsync(server);
        await using (var drop = silo.Database.CreateCommand("DROP INDEX orleansstorage_state"))
            await drop.ExecuteNonQueryAsync();
        Assert.Equal(1, await TryFirstWrite(silo, 0, 1));
        Assert.Equal(2, await TryFirstWrite(silo, 0, 2));
        Assert.Equal(2, await silo.Rows());
        await Assert.ThrowsAnyAsync<Exception>(() => silo.Read(PostgresSilo.Volunteer(0)));
    }

    [PostgresFact]
    public async Task Write_WithAnOldEtag_IsRefused_AndChangesNothing()
    {
        await using var silo = await PostgresSilo.StartAsync(server);
        var grain = PostgresSilo.Volunteer(1);
        await silo.Write(grain, new() { State = new() { Version = 1 } });
        var (first, second) = (await silo.Read(grain), await silo.Read(grain));
        first.State = new() { Version = 2 };
        await silo.Write(grain, first);
        second.State = new() { Version = 3 };
        await Assert.ThrowsAsync<InconsistentStateException>(() => silo.Write(grain, second));
        Assert.Equal(2, (await silo.Read(grain)).State!.Version);
    }

    [PostgresFact]
    public async Task Clear_DeletesTheRow_AndItsEtagNeverComesBack()
    {
        await using var silo = await PostgresSilo.StartAsync(server);
        var grain = PostgresSilo.Volunteer(1);
        var erased = new GrainState<VolunteerState> { State = new() { Version = 1 } };
        await silo.Write(grain, erased);
        var late = await silo.Read(grain);
        await silo.Storage.ClearStateAsync(StateNames.Volunteer, grain, erased);
        Assert.Equal(0, await silo.Rows());
        Assert.False((await silo.Read(grain)).RecordExists);

        await silo.Write(grain, new() { State = new() { Version = 5 } });
        await Assert.ThrowsAsync<InconsistentStateException>(() => silo.Write(grain, late));
        Assert.Equal(5, (await silo.Read(grain)).State!.Version);
    }

    [PostgresFact]
    public async Task ReadAll_OverSeveralPages_GivesThePrefixInOrder_AndNothingElse()
    {
        await using var silo = await PostgresSilo.StartAsync(server);
        const int Count = 2_001;
        await Parallel.ForEachAsync(Enumerable.Range(0, Count), async (number, _) => await silo.Write(PostgresSilo.Volunteer(number), new() { State = new() { Version = number } }));
        foreach (var other in (string[])["v/se-0579/x", "v/se-05800/x", "v/se-0580", "n/se-0580/x"])
            await silo.Write(Orleans.Runtime.GrainId.Create("volunteer", other), new() { State = new() });
        await silo.Storage.WriteStateAsync("need", PostgresSilo.Volunteer(0), new GrainState<VolunteerState> { State = new() });

        var read = new List<KeyValuePair<string, VolunteerState>>();
        await foreach (var state in silo.States.ReadAll<VolunteerState>(StateNames.Volunteer, GrainKeys.VolunteersOf("se-0580"), CancellationToken.None))
            read.Add(state);
        Assert.Equal(Enumerable.Range(0, Count).Select(number => (long)number), read.Select(state => state.Value.Version).Order());
        Assert.Equal(read.Select(state => state.Key).Order(StringComparer.Ordinal), read.Select(state => state.Key));
        Assert.Equal(["v/se-0580"], (await silo.States.ReadAll<VolunteerState>(StateNames.Volunteer, "v/se-0580", CancellationToken.None).ToListAsync()).Select(state => state.Key).Take(1));
    }

    private static async Task<long?> TryFirstWrite(PostgresSilo silo, int number, long version)
    {
        try
        {
            await silo.Write(PostgresSilo.Volunteer(number), new() { State = new() { Version = version } });
            return version;
        }
        catch (InconsistentStateException)
        {
            return null;
        }
    }
}
