using Matching.Silo.Engines.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Matching.Testing;

/// <summary>
/// What a test keeps while its silo stops and starts: states in the format of the database, and reminders. The silo is a real one, alone in its
/// cluster, on a free port of the loopback address.
/// </summary>
internal sealed class LocalSilo
{
    private readonly MemoryReminderTable reminders = new();

    public ProcessGrainStorage Storage { get; } = new(new StateSerializer());

    public void Use(IHostApplicationBuilder builder, Action<ISiloBuilder> configure)
    {
        // The clock of the test is the grains': of their timers and reminders. The silo guards its membership and its calls by the machine's clock.
        foreach (var real in (string[])[TimeProviderNames.Membership, TimeProviderNames.Messaging, TimeProviderNames.SystemTimers, TimeProviderNames.GrainDirectory])
            builder.Services.AddKeyedSingleton(real, TimeProvider.System);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(LoopbackPort.Free(), gatewayPort: 0);
            silo.AddReminders();
            silo.Services.AddSingleton<IReminderTable>(reminders);
            configure(silo);
        });
    }
}
