using System.Collections.Concurrent;

namespace Matching.Grains.Tests.Silo;

/// <summary>Lets a test step between a caller and a grain: hold a call, lose it, or lose its answer.</summary>
internal sealed class CallFaults : IIncomingGrainCallFilter
{
    private readonly ConcurrentDictionary<string, Func<IIncomingGrainCallContext, Task>> rules = new();

    /// <summary>Runs <paramref name="step"/> in place of each call of the method, written <c>IGrain.Method</c>; the step goes on with the call's own Invoke.</summary>
    public void On(string method, Func<IIncomingGrainCallContext, Task> step) => rules[method] = step;

    /// <summary>The next call of the method does its work, but its answer is lost.</summary>
    public void LoseNextAnswer(string method) => Once(method, async call =>
    {
        await call.Invoke();
        throw new TimeoutException("Injected: the answer was lost.");
    });

    /// <summary>The next call of the method never arrives.</summary>
    public void LoseNextCall(string method) => Once(method, _ => throw new TimeoutException("Injected: the call was lost."));

    /// <summary>The next call of the method is answered, and does nothing. Only for methods without a result.</summary>
    public void SkipNext(string method) => Once(method, call =>
    {
        // Orleans takes a filter that neither goes on nor sets a result for broken.
        call.Result = null;
        return Task.CompletedTask;
    });

    /// <summary>Runs the step for the next call only.</summary>
    public void Once(string method, Func<IIncomingGrainCallContext, Task> step)
    {
        var left = 1;
        On(method, call => Interlocked.Decrement(ref left) == 0 ? step(call) : call.Invoke());
    }

    /// <summary>Every call goes through.</summary>
    public bool IsResting { get; set; }

    public Task Invoke(IIncomingGrainCallContext context) =>
        !IsResting && rules.TryGetValue($"{context.InterfaceMethod.DeclaringType!.Name}.{context.InterfaceMethod.Name}", out var rule) ? rule(context) : context.Invoke();
}
