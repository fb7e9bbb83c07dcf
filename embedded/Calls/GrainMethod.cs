using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Orleans;
using Orleans.Concurrency;

namespace Matching.Embedded.Calls;

/// <summary>A method of a grain interface: its marks, and the way to call it without reflection.</summary>
internal abstract class GrainMethod
{
    private static readonly ConcurrentDictionary<MethodInfo, GrainMethod> Known = new();

    protected GrainMethod(MethodInfo info)
    {
        Info = info;
        Interface = info.DeclaringType!;
        ActivityName = $"{Interface.Name}/{info.Name}";
        ReadOnly = info.IsDefined(typeof(ReadOnlyAttribute));
        AlwaysInterleave = info.IsDefined(typeof(AlwaysInterleaveAttribute));
        OneWay = info.IsDefined(typeof(OneWayAttribute));
        ResponseTimeout = info.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;
        TokenIndex = Array.FindLastIndex(info.GetParameters(), parameter => parameter.ParameterType == typeof(CancellationToken));
    }

    internal MethodInfo Info { get; }

    internal Type Interface { get; }

    internal string ActivityName { get; }

    internal bool ReadOnly { get; }

    internal bool AlwaysInterleave { get; }

    internal bool OneWay { get; }

    internal TimeSpan? ResponseTimeout { get; }

    /// <summary>The index of the cancellation token among the parameters; negative without one.</summary>
    internal int TokenIndex { get; }

    internal static GrainMethod Of(MethodInfo info) => Known.GetOrAdd(info, Make);

    /// <summary>Calls the grain behind a reference.</summary>
    /// <returns>What the method of the interface returns: a task, or an asynchronous sequence.</returns>
    internal abstract object? Call(GrainReference reference, object?[] arguments);

    /// <summary>Compiles <c>(target, arguments) => adapt(((Interface)target).Method((T0)arguments[0], ...))</c>.</summary>
    protected static TDelegate Compile<TDelegate>(MethodInfo info, Func<Expression, Expression> adapt) where TDelegate : Delegate
    {
        var target = Expression.Parameter(typeof(object));
        var arguments = Expression.Parameter(typeof(object[]));
        var call = Expression.Call(
            Expression.Convert(target, info.DeclaringType!),
            info,
            info.GetParameters().Select((p, i) => Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(i)), p.ParameterType)));
        return Expression.Lambda<TDelegate>(adapt(call), target, arguments).Compile();
    }

    private static GrainMethod Make(MethodInfo info)
    {
        var returns = info.ReturnType;
        var definition = returns.IsGenericType ? returns.GetGenericTypeDefinition() : null;
        if (returns == typeof(Task) || returns == typeof(ValueTask)) return new TaskMethod<Nothing>(info);
        if (definition == typeof(Task<>) || definition == typeof(ValueTask<>)) return Make(typeof(TaskMethod<>));
        if (definition == typeof(IAsyncEnumerable<>)) return Make(typeof(StreamMethod<>));
        throw new NotSupportedException(
            $"{info.DeclaringType}.{info.Name} returns {returns}: a grain method returns Task, ValueTask or IAsyncEnumerable<T>.");

        GrainMethod Make(Type generic) => (GrainMethod)Activator.CreateInstance(
            generic.MakeGenericType(returns.GenericTypeArguments[0]), BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public, null, [info], null)!;
    }
}

/// <summary>The result of a method that returns none.</summary>
internal readonly struct Nothing;
