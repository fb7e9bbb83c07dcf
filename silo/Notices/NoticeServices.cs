using Matching.Grains.Notices;
using Matching.Grains.Ports;

namespace Matching.Silo.Notices;

internal static class NoticeServices
{
    public static IServiceCollection AddNotices(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<NoticeSenderOptions>().Bind(configuration.GetSection(NoticeOptions.Section), o => o.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<FileNotices>().AddSingleton<SmtpNotices>().AddSingleton<WebhookNotices>().AddSingleton<INoticeSender, NoticeSender>();
    }
}
