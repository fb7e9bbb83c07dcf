using Matching.Testing;
using Orleans.Runtime;

namespace Matching.Silo.Tests.Engines.Postgres;

[Collection(SharedPostgres.Name)]
public sealed class DatabaseFailureTests(PostgresServer server)
{
    [PostgresFact]
    public async Task Read_WhereTheDatabaseFails_ThrowsWhatCanGoFromSiloToSilo()
    {
        await using var silo = await PostgresSilo.StartAsync(server);
        await using (var rename = silo.Database.CreateCommand("ALTER TABLE orleansstorage RENAME TO elsewhere"))
            await rename.ExecuteNonQueryAsync();
        var failure = await Assert.ThrowsAsync<OrleansException>(() => silo.Read(PostgresSilo.Volunteer(1)));
        Assert.Null(failure.InnerException);
        Assert.Contains("42P01", failure.Message, StringComparison.Ordinal);
    }
}
