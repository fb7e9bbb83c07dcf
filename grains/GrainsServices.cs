using Matching.Contracts.Credits;
using Matching.Contracts.Law;
using Matching.Grains.Notices;
using Matching.Grains.Pool;
using Matching.Grains.Ports;
using Matching.Grains.Reports;
using Matching.Grains.Rounds;
using Matching.Grains.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Matching.Grains;

/// <summary>What the grains need of a host besides an engine, <see cref="Ports.ICommittedStates"/> and <see cref="Ports.IComputePool"/>.</summary>
public static class GrainsServices
{
    public static IServiceCollection AddMatchingGrains(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PoolOptions>().Bind(configuration.GetSection("Pool")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<RoundOptions>().Bind(configuration.GetSection("Rounds")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<NoticeOptions>().Bind(configuration.GetSection(NoticeOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<INoticeSender, NoNoticeSender>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(LawBook.Default);
        services.TryAddSingleton(_ => new CreditRules(CreditRules.Default.All));
        services.TryAddSingleton<WaitingMetrics>();
        services.TryAddSingleton<RoundMetrics>();
        services.AddSingleton<IIncomingGrainCallFilter, AuthorityFilter>();
        return services;
    }
}
