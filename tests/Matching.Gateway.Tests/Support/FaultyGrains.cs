using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Runtime;

namespace Matching.Gateway.Tests.Support;

/// <summary>Stands before the engine's grain factory and throws where a test says so.</summary>
public sealed class FaultyGrains(IGrainFactory inner) : IGrainFactory
{
    private readonly ConcurrentDictionary<string, (Func<Exception> Fault, int[] Times)> plans = new();

    /// <summary>The next <paramref name="times"/> calls of a method of the grain with this key throw. Before the call reaches the grain, or after.</summary>
    public void Plan(string key, string method, Func<Exception> fault, int times = 1) => plans[$"{key}.{method}"] = (fault, [times]);

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null) where TGrainInterface : IGrainWithStringKey
    {
        var grain = inner.GetGrain<TGrainInterface>(primaryKey, grainClassNamePrefix);
        return plans.IsEmpty ? grain : Proxy.Of(grain, method => Fault(primaryKey, method));
    }

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null) where TGrainInterface : IGrainWithGuidKey =>
        inner.GetGrain<TGrainInterface>(primaryKey, grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null) where TGrainInterface : IGrainWithIntegerKey =>
        inner.GetGrain<TGrainInterface>(primaryKey, grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId) where TGrainInterface : IAddressable => inner.GetGrain<TGrainInterface>(grainId);

    internal static void Install(IServiceCollection services, Action<FaultyGrains> made) =>
        services.Replace(ServiceDescriptor.Singleton<IGrainFactory>(provider =>
        {
            var faulty = new FaultyGrains(provider.GetRequiredService<IClusterClient>());
            made(faulty);
            return faulty;
        }));

    private Exception? Fault(string key, string method) =>
        plans.TryGetValue($"{key}.{method}", out var plan) && Interlocked.Decrement(ref plan.Times[0]) >= 0 ? plan.Fault() : null;

    public class Proxy : DispatchProxy
    {
        private object target = null!;
        private Func<string, Exception?> fault = null!;

        internal static T Of<T>(T target, Func<string, Exception?> fault) where T : notnull
        {
            object proxy = Create<T, Proxy>();
            ((Proxy)proxy).target = target;
            ((Proxy)proxy).fault = fault;
            return (T)proxy;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            fault(targetMethod!.Name) is { } planned ? Failed(targetMethod.ReturnType, planned) : targetMethod.Invoke(target, args);

        private static object Failed(Type task, Exception planned) => task.IsGenericType
            ? typeof(Task).GetMethod(nameof(Task.FromException), 1, [typeof(Exception)])!.MakeGenericMethod(task.GetGenericArguments()).Invoke(null, [planned])!
            : Task.FromException(planned);
    }
}
