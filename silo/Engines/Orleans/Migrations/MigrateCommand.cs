using System.CommandLine;
using Matching.Silo.Commands;
using Matching.Silo.Hosting;
using Npgsql;

namespace Matching.Silo.Engines.Migrations;

internal static class MigrateCommand
{
    public static Command Create()
    {
        var host = new HostArguments();
        var command = new Command("migrate", "Bring the PostgreSQL database of Engine:ConnectionString to this version.");
        host.AddTo(command);
        command.SetAction((parsed, cancellationToken) => StartFailure.Guard(() => Run(host.Settings(parsed), cancellationToken)));
        return command;
    }

    private static async Task<int> Run(Dictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        var configuration = new ConfigurationManager();
        configuration.AddMatchingSettings(settings);
        if (configuration.GetSection(EngineOptions.Section).Get<EngineOptions>()?.ConnectionString is not { Length: > 0 } connection)
            throw new MigrationException("Engine:ConnectionString is missing: write --set \"Engine:ConnectionString=Host=127.0.0.1;Database=matching;Username=matching\".");
        await using var database = NpgsqlDataSource.Create(connection);
        var applied = await new Migrator(database).Migrate(cancellationToken);
        Console.WriteLine(applied.Count == 0 ? "The database is up to date." : $"Applied {string.Join(", ", applied)}.");
        return 0;
    }
}
