using Matching.Contracts.Law;
using Matching.Gateway.Agreements;
using Matching.Gateway.Audit;
using Matching.Gateway.Health;
using Matching.Gateway.Imports;
using Matching.Gateway.OpenApi;
using Matching.Gateway.Telemetry;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Matching.Gateway;

/// <summary>What the HTTP API needs. The host brings the <see cref="IGrainFactory"/>.</summary>
public static class GatewayServices
{
    /// <param name="configuration">The root; the gateway reads <c>Gateway</c> and what is below. A wrong value is refused at start with its name.</param>
    public static IServiceCollection AddMatchingGateway(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(LawBook.Default);
        services.AddSingleton<GatewayMetrics>().AddSingleton<ImportService>().AddSingleton<AgreementBook>().AddSingleton<CheckpointSigner>();
        return services
            .AddGatewayOptions(configuration)
            .AddGatewayAuth()
            .AddGatewayHttp()
            .AddGatewayOpenApi();
    }

    private static IServiceCollection AddGatewayOptions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<GatewayOptions>().Bind(configuration.GetSection(GatewayOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSection<GatewayAuthOptions>(configuration, GatewayAuthOptions.Section);
        services.AddSection<AuditOptions>(configuration, AuditOptions.Section);
        services.AddSection<RateLimitOptions>(configuration, RateLimitOptions.Section);
        services.AddSection<OverloadOptions>(configuration, OverloadOptions.Section);
        services.AddSection<ImportLimits>(configuration, ImportLimits.Section);
        services.AddSingleton<IValidateOptions<GatewayOptions>>(new KnownSettings(configuration.GetSection(GatewayOptions.Section)));
        return services.AddSingleton<IValidateOptions<GatewayAuthOptions>, GatewayAuthOptionsValidator>();
    }

    /// <summary>A misspelt setting is refused instead of being passed over.</summary>
    private static void AddSection<T>(this IServiceCollection services, IConfiguration configuration, string section) where T : class =>
        services.AddOptions<T>().Bind(configuration.GetSection(section), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations().ValidateOnStart();

    private static IServiceCollection AddGatewayAuth(this IServiceCollection services)
    {
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.ConfigureOptions<JwtBearerSetup>();
        return services.AddAuthorization(Policies.Configure);
    }

    private static IServiceCollection AddGatewayHttp(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(GatewayJson.Configure);
        services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddExceptionHandler<ExceptionProblems>().AddProblemDetails();
        services.AddRateLimiter(_ => { }).ConfigureOptions<RateLimiting>();
        services.AddRequestTimeouts().AddOptions<Microsoft.AspNetCore.Http.Timeouts.RequestTimeoutOptions>()
            .Configure<IOptions<GatewayOptions>>((timeouts, options) => RouteLimits.ConfigureTimeouts(timeouts, options.Value));
        services.AddHealthChecks().AddCheck<StoppingCheck>("stopping", tags: [HealthApi.Ready]);
        return services;
    }
}
