using Matching.Contracts.Credits;
using Matching.Gateway;
using Matching.Gateway.Health;
using Matching.Grains;
using Matching.Grains.Ports;
using Matching.Silo.Engines;
using Matching.Silo.Notices;
using Matching.Silo.Telemetry;
using Microsoft.Extensions.Options;

namespace Matching.Silo.Hosting;

/// <summary>The whole service in one process: engine, grains, gateway, telemetry.</summary>
internal static class SiloApplication
{
    /// <param name="settings">From the command line, highest in rank, see <see cref="Settings"/>.</param>
    public static WebApplication Build(IEnumerable<KeyValuePair<string, string?>> settings, Action<IHostApplicationBuilder>? customize = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddMatchingSettings(settings);
        builder.Services.AddOptions<SiloOptions>()
            .Bind(builder.Configuration.GetSection("Silo"), o => o.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddOptions<HostOptions>().Configure<IOptions<SiloOptions>>((host, silo) => host.ShutdownTimeout = silo.Value.StopTimeout);
        builder.Services.AddSingleton(TimeProvider.System);
        var laws = LawFolder.Of(builder.Configuration);
        builder.Services.AddOptions<LawOptions>()
            .Bind(builder.Configuration.GetSection("Law"), o => o.ErrorOnUnknownConfiguration = true)
            .PostConfigure(options => options.Folder = laws)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        if (laws is not null)
            builder.Services.AddSingleton(LawFolder.Law(laws)).AddSingleton(CreditRules.FromFolder(laws)).AddHostedService<LawReader>();
        builder.Services.AddSingleton<IComputePool, ComputePool>();
        builder.UseMatchingEngine();
        builder.Services.AddNotices(builder.Configuration);
        builder.Services.AddMatchingGrains(builder.Configuration);
        builder.Services.AddMatchingGateway(builder.Configuration);
        builder.Services.AddHealthChecks().AddCheck<StoreCheck>("store", tags: [HealthApi.Ready]);
        builder.AddMatchingTelemetry();
        customize?.Invoke(builder);

        var app = builder.Build();
        app.Urls.Add(app.Services.GetRequiredService<IOptions<SiloOptions>>().Value.Url);
        if (EngineSetup.ServesApi(app.Services))
            app.MapMatchingGateway();
        else
            app.MapHealth();
        return app;
    }
}
