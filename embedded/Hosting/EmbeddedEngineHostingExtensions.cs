using Matching.Embedded.Calls;
using Matching.Embedded.Hosting;
using Matching.Embedded.Reminders;
using Matching.Embedded.Runtime;
using Matching.Embedded.Storage;
using Matching.Embedded.Storage.Sqlite;
using Matching.Embedded.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;
using Orleans.Timers;

namespace Matching.Embedded;

/// <summary>Puts the engine into a host.</summary>
public static class EmbeddedEngineHostingExtensions
{
    /// <summary>Runs grains in the host's process. Give the engine before the services that call grains, so that it starts before and stops after them.</summary>
    public static IHostApplicationBuilder UseEmbeddedEngine(this IHostApplicationBuilder builder, Action<EmbeddedEngineOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddEmbeddedEngine(configure);
        return builder;
    }

    /// <inheritdoc cref="UseEmbeddedEngine"/>
    public static IServiceCollection AddEmbeddedEngine(this IServiceCollection services, Action<EmbeddedEngineOptions> configure)
    {
        services.AddLogging().AddMetrics();
        services.AddOptions<EmbeddedEngineOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EmbeddedEngineOptions>, EmbeddedEngineOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<EngineInstruments>();
        services.AddSingleton<EngineCore>();
        services.AddSingleton<IClusterClient, GrainFactory>();
        services.AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<IClusterClient>());
        services.AddSingleton<IGrainContextAccessor, GrainContextAccessor>();
        services.AddSingleton<IRecordStore>(provider => provider.GetRequiredService<IOptions<EmbeddedEngineOptions>>() is { Value.DatabasePath: not null } options
            ? ActivatorUtilities.CreateInstance<SqliteRecordStore>(provider, options.Value)
            : new MemoryRecordStore());
        services.AddSingleton(provider => new EmbeddedGrainStorage(
            provider.GetRequiredService<IRecordStore>(), provider.GetRequiredService<IOptions<EmbeddedEngineOptions>>()));
        services.AddSingleton<ReminderService>();
        services.AddSingleton<IReminderRegistry>(provider => provider.GetRequiredService<ReminderService>());
        services.AddHostedService<EmbeddedEngine>();
        return services;
    }

    private sealed class GrainContextAccessor : IGrainContextAccessor
    {
        public IGrainContext? GrainContext => RuntimeContext.Current;
    }
}
