using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Matching.Gateway.Tests.Support;

/// <summary>Stands before the engine's grain factory and throws where a test says so.</summary>
public sealed class FaultyGrains
{
    private readonly ConcurrentDictionary<string, (Func<Exception?> Fault, int[] Times)> plans = new();

    /// <summary>The next <paramref name="times"/> calls of a method of the grain with this key throw before they reach the grain; where the fault is null, they only come later than what it does.</summary>
    public void Plan(string key, string method, Func<Exception?> fault, int times = 1) => plans[$"{key}.{method}"] = (fault, [times]);

    internal static void Install(IServiceCollection services, Action<FaultyGrains> made) =>
        services.Replace(ServiceDescriptor.Singleton(provider =>
        {
            var faulty = new FaultyGrains();
            made(faulty);
            return (IGrainFactory)Proxy.Of(typeof(IGrainFactory), provider.GetRequiredService<IClusterClient>(), faulty.GetGrain);
        }));

    private object? GetGrain(object factory, MethodInfo method, object?[] arguments)
    {
        var grain = Call(factory, method, arguments);
        return plans.IsEmpty || arguments is not [string key, ..] ? grain : Proxy.Of(method.ReturnType, grain!, (target, called, values) =>
            Fault(key, called.Name) is { } fault ? Failed(called.ReturnType, fault) : Call(target, called, values));
    }

    private Exception? Fault(string key, string method) =>
        plans.TryGetValue($"{key}.{method}", out var plan) && Interlocked.Decrement(ref plan.Times[0]) >= 0 ? plan.Fault() : null;

    private static object? Call(object target, MethodInfo method, object?[] arguments) =>
        method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null);

    private static object Failed(Type task, Exception planned) => task.IsGenericType
        ? typeof(Task).GetMethod(nameof(Task.FromException), 1, [typeof(Exception)])!.MakeGenericMethod(task.GetGenericArguments()).Invoke(null, [planned])!
        : Task.FromException(planned);

    public class Proxy : DispatchProxy
    {
        private object target = null!;
        private Func<object, MethodInfo, object?[], object?> handler = null!;

        internal static object Of(Type type, object target, Func<object, MethodInfo, object?[], object?> handler)
        {
            var proxy = Create(type, typeof(Proxy));
            ((Proxy)proxy).target = target;
            ((Proxy)proxy).handler = handler;
            return proxy;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => handler(target, targetMethod!, args!);
    }
}
