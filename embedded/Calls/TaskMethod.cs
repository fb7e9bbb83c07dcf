using System.Linq.Expressions;
using System.Reflection;
using Matching.Embedded.Runtime;

namespace Matching.Embedded.Calls;

/// <summary>A grain method that returns a task of <typeparamref name="TResult"/>.</summary>
internal sealed class TaskMethod<TResult> : GrainMethod
{
    private readonly Func<Task<TResult>, object> _returned;

    internal TaskMethod(MethodInfo info) : base(info)
    {
        Invoke = Compile<Func<object, object?[], ValueTask<TResult>>>(info, Adapt);
        _returned = info.ReturnType == typeof(ValueTask) ? static task => new ValueTask(task)
            : info.ReturnType.IsValueType ? static task => new ValueTask<TResult>(task)
            : static task => task;
    }

    /// <summary>Calls the method on a grain instance.</summary>
    internal Func<object, object?[], ValueTask<TResult>> Invoke { get; }

    internal override object Call(GrainReference reference, object?[] arguments)
    {
        var request = new Request<TResult>(this, reference, arguments, RuntimeContext.Current);
        var response = reference.Engine.Outgoing.Length == 0 ? request.SendAsync() : OutgoingCall<TResult>.SendAsync(request);
        return _returned(OneWay ? Task.FromResult<TResult>(default!) : response);
    }

    private static Expression Adapt(Expression call) =>
        call.Type == typeof(ValueTask<TResult>) ? call
        : call.Type == typeof(Task<TResult>) ? Expression.New(typeof(ValueTask<TResult>).GetConstructor([typeof(Task<TResult>)])!, call)
        : Expression.Call(typeof(TaskMethod<TResult>), nameof(Adapt), null, call);

    private static ValueTask<TResult> Adapt(Task task) => task.IsCompletedSuccessfully ? default : AdaptSlow(task);

    private static ValueTask<TResult> Adapt(ValueTask task) => task.IsCompletedSuccessfully ? default : AdaptSlow(task.AsTask());

    private static async ValueTask<TResult> AdaptSlow(Task task)
    {
        await task;
        return default!;
    }
}
