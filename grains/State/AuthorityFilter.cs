using System.Collections.Concurrent;
using System.Reflection;

namespace Matching.Grains.State;

/// <summary>
/// Two authorities of one municipality do not see each other's cases: to a caller of the other one the object is not there, whatever is asked of
/// it. One filter before all methods, so that a new method cannot forget it, and what is missing gets its answer from the same line. Calls of the
/// service itself see everything.
/// </summary>
internal sealed class AuthorityFilter : IIncomingGrainCallFilter
{
    private static readonly ConcurrentDictionary<Type, Func<Problem, object>?> Refusals = new();

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.Grain is not IAuthorityBound bound || IsThere(bound, context.InterfaceMethod.Name)
            || Refusals.GetOrAdd(context.InterfaceMethod.ReturnType, Refusal) is not { } refuse)
            return context.Invoke();
        context.Result = refuse(bound.Unknown);
        return Task.CompletedTask;
    }

    private static bool IsThere(IAuthorityBound bound, string method) =>
        bound.Owner is { } owner ? CallAuthority.Current is not { } caller || caller == owner : bound.IsMadeBy(method);

    /// <summary>How a refusal is said as the result of a method; null for methods that answer no outcome: they are steps between grains.</summary>
    private static Func<Problem, object>? Refusal(Type task)
    {
        var outcome = task.IsGenericType ? task.GenericTypeArguments[0] : null;
        return outcome is { IsGenericType: true } && outcome.GetGenericTypeDefinition() == typeof(Outcome<>)
            ? typeof(AuthorityFilter).GetMethod(nameof(Refused), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(outcome.GenericTypeArguments[0]).CreateDelegate<Func<Problem, object>>()
            : null;
    }

    private static Outcome<T> Refused<T>(Problem problem) => new Outcome<T>(default, problem);
}
