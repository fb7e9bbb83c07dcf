using Matching.Silo.Engines.Migrations;
using Matching.Testing;
using Npgsql;

namespace Matching.Silo.Tests.Engines.Postgres;

[Collection(SharedPostgres.Name)]
public sealed class MigrationTests(PostgresServer server)
{
    [PostgresFact]
    public async Task Migrate_AnEmptyDatabase_AppliesEachScriptInOrder_AndNothingTheSecondTime()
    {
        await using var database = NpgsqlDataSource.Create(await server.NewDatabase());
        var scripts = Migrator.Scripts().Select(script => script.Name).ToList();
        Assert.NotEmpty(scripts);
        Assert.Equal(scripts.Order(StringComparer.Ordinal), scripts);
        Assert.Equal(scripts, await new Migrator(database).Migrate(CancellationToken.None));
        Assert.Empty(await new Migrator(database).Migrate(CancellationToken.None));
    }

    [PostgresFact]
    public async Task Migrate_ByEightAtOnce_AppliesEachScriptOnce()
    {
        await using var database = NpgsqlDataSource.Create(await server.NewDatabase());
        var applied = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => new Migrator(database).Migrate(CancellationToken.None)));
        Assert.Equal(Migrator.Scripts().Select(script => script.Name), applied.SelectMany(names => names));
    }

    [PostgresFact]
    public async Task Migrate_WhereAnAppliedScriptWasAnother_IsRefused()
    {
        await using var database = NpgsqlDataSource.Create(await server.NewDatabase());
        await new Migrator(database).Migrate(CancellationToken.None);
        await using (var change = database.CreateCommand("UPDATE matching_migration SET sha256 = 'other' WHERE name LIKE '0003%'"))
            Assert.Equal(1, await change.ExecuteNonQueryAsync());
        var refusal = await Assert.ThrowsAsync<MigrationException>(() => new Migrator(database).Migrate(CancellationToken.None));
        Assert.Contains("0003", refusal.Message, StringComparison.Ordinal);
    }
}
