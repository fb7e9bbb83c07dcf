using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Matching.Silo.Tests.Telemetry;
using Matching.Testing;
using Npgsql;

namespace Matching.Silo.Tests.Engines.Telemetry;

[Collection(SharedPostgres.Name)]
public sealed class ClusterTelemetryTests(PostgresServer server)
{
    [Theory]
    [InlineData("Gateway", "matching-gateway")]
    [InlineData("Silo", "matching-silo")]
    [InlineData("Both", "matching-silo")]
    public void ServiceName_TellsTheRole(string role, string name)
    {
        using var host = new TelemetryHost(new KeyValuePair<string, string?>("Engine:Role", role));
        Assert.Equal(name, host.ServiceName);
    }

    /// <summary>Compares with what the driver really uses, so that another name of its own would be seen.</summary>
    [PostgresFact]
    public async Task Database_IsCollected_UnderTheNamesOfTheDriver()
    {
        var used = new ConcurrentDictionary<string, bool>();
        using var spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("Npgsql", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => used[activity.Source.Name] = true,
        };
        ActivitySource.AddActivityListener(spans);
        using var meters = new MeterListener { InstrumentPublished = (instrument, _) => used[$"{instrument.Meter.Name} meter"] = true };
        meters.Start();
        await using (var database = NpgsqlDataSource.Create(await server.NewDatabase()))
        await using (var command = database.CreateCommand("SELECT 1"))
            Assert.Equal(1, await command.ExecuteScalarAsync());

        Assert.All(["Npgsql", "Npgsql meter"], name => Assert.Contains(name, used.Keys));
        spans.Dispose();
        using var host = new TelemetryHost();
        using var source = new ActivitySource("Npgsql");
        using var meter = new Meter("Npgsql");
        Assert.True(source.HasListeners());
        Assert.True(meter.CreateCounter<int>("test").Enabled);
    }
}
