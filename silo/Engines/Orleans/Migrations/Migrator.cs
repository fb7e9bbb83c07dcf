using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Matching.Silo.Engines.Migrations;

/// <summary>
/// Brings a database to this version: applies the scripts of deploy/sql that it does not have yet, in order, in one transaction. Repeating it
/// changes nothing; two at once take turns.
/// </summary>
internal sealed class Migrator(NpgsqlDataSource database)
{
    /// <summary>Any number, the same for all: who holds this lock migrates.</summary>
    private const long Lock = 0x6d61746368696e67;

    /// <summary>The oldest version that the tests run on.</summary>
    private const int LeastVersion = 15;

    /// <returns>The names of the scripts that were applied.</returns>
    /// <exception cref="MigrationException">The server is too old, or the database was made by other scripts.</exception>
    public async Task<IReadOnlyList<string>> Migrate(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (connection.PostgreSqlVersion.Major < LeastVersion)
            throw new MigrationException($"PostgreSQL {connection.PostgreSqlVersion} is too old: use version {LeastVersion} or newer.");
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await Run($"SELECT pg_advisory_xact_lock({Lock})");
        await Run("""
            CREATE TABLE IF NOT EXISTS matching_migration
                (name text PRIMARY KEY, sha256 text NOT NULL, applied timestamptz NOT NULL DEFAULT now())
            """);
        var known = await Applied(connection, cancellationToken);
        var applied = new List<string>();
        foreach (var (name, script) in Scripts())
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
            if (known.TryGetValue(name, out var before))
            {
                if (before != hash)
                    throw new MigrationException($"Migration {name} differs from the one this database was made with. A script that was applied never changes: add a new one.");
                continue;
            }

            await Run(script);
            await Run("INSERT INTO matching_migration (name, sha256) VALUES ($1, $2)", name, hash);
            applied.Add(name);
        }

        await transaction.CommitAsync(cancellationToken);
        return applied;

        async Task Run(string sql, params string[] values)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            foreach (var value in values)
                command.Parameters.Add(new() { Value = value });
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>The scripts by name, in the order in which they apply.</summary>
    internal static IEnumerable<(string Name, string Script)> Scripts()
    {
        var assembly = typeof(Migrator).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name, reader.ReadToEnd());
        }
    }

    private static async Task<Dictionary<string, string>> Applied(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT name, sha256 FROM matching_migration", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var applied = new Dictionary<string, string>();
        while (await reader.ReadAsync(cancellationToken))
            applied[reader.GetString(0)] = reader.GetString(1);
        return applied;
    }
}
