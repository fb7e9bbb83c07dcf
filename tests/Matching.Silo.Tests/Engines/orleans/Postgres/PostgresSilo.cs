using Matching.Contracts.Values;
using Matching.Grains.Ports;
using Matching.Grains.State;
using Matching.Grains.Volunteers;
using Matching.Silo.Engines.Migrations;
using Matching.Silo.Hosting;
using Matching.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Matching.Silo.Tests.Engines.Postgres;

/// <summary>The whole service in this process, on a database of its own.</summary>
internal sealed class PostgresSilo : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string folder;

    private PostgresSilo(WebApplication app, string folder, NpgsqlDataSource database) => (this.app, this.folder, Database) = (app, folder, database);

    public NpgsqlDataSource Database { get; }

    public IGrainStorage Storage => app.Services.GetRequiredKeyedService<IGrainStorage>(StateNames.Store);

    public ICommittedStates States => app.Services.GetRequiredService<ICommittedStates>();

    public IReminderTable Reminders => app.Services.GetRequiredService<IReminderTable>();

    public static async Task<PostgresSilo> StartAsync(PostgresServer server)
    {
        var connection = await server.NewDatabase();
        var database = NpgsqlDataSource.Create(connection);
        await new Migrator(database).Migrate(CancellationToken.None);
        var folder = Directory.CreateTempSubdirectory("silo-").FullName;
        var app = SiloApplication.Build(new Dictionary<string, string?>(TestEngine.OwnSettings())
        {
            ["Silo:Url"] = "http://127.0.0.1:0",
            ["Silo:DataPath"] = folder,
            ["Engine:Store"] = "PostgreSql",
            ["Engine:ConnectionString"] = connection,
            ["Logging:LogLevel:Default"] = "None",
        });
        await app.StartAsync();
        return new(app, folder, database);
    }

    public static GrainId Volunteer(int number) => GrainId.Create("volunteer", GrainKeys.Volunteer(new("se-0580", new(number, 0, 0, new byte[8]))));

    public Task Write(GrainId grain, GrainState<VolunteerState> state) => Storage.WriteStateAsync(StateNames.Volunteer, grain, state);

    public async Task<GrainState<VolunteerState>> Read(GrainId grain)
    {
        var state = new GrainState<VolunteerState>();
        await Storage.ReadStateAsync(StateNames.Volunteer, grain, state);
        return state;
    }

    public async Task<long> Rows()
    {
        await using var count = Database.CreateCommand("SELECT count(*) FROM orleansstorage");
        return (long)(await count.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await Database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
