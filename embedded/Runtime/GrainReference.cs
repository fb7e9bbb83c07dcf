using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;

namespace Matching.Embedded.Runtime;

public abstract class GrainReference : DispatchProxy
{
    internal GrainId GrainId { get; }

    internal TGrainInterface As<TGrainInterface>() => throw new NotSupportedException();
}

internal interface IDelayableContext
{
    void DelayDeactivation(TimeSpan timeSpan);
}

internal static class ServiceExtensions
{
    internal static IGrainFactory GetRequiredGrainFactory(this IServiceProvider services) => services.GetRequiredService<IGrainFactory>();
}
