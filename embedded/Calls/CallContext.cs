using System.Reflection;
using Matching.Embedded.Runtime;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Matching.Embedded.Calls;

/// <summary>The chain of filters around a call. Only calls that a filter sees pay for it.</summary>
internal abstract class CallContext<TResult>(Request<TResult> request) : IGrainCallContext
{
    private int _stage;

    public IInvokable Request => request;

    public abstract object Grain { get; }

    public GrainId? SourceId => request.Source?.GrainId;

    public GrainId TargetId => request.Target.GrainId;

    public string InterfaceName => request.GetInterfaceName();

    public string MethodName => request.GetMethodName();

    public MethodInfo InterfaceMethod => request.GetMethod();

    public object? Result { get; set; }

    protected TResult TypedResult => Result is null ? default! : (TResult)Result;

    public async Task Invoke()
    {
        if (NextFilter(_stage++) is { } next) await next;
        else Result = await InvokeTarget();
    }

    /// <summary>The turn of the filter at an index; null behind the last one.</summary>
    protected abstract Task? NextFilter(int index);

    protected abstract ValueTask<TResult> InvokeTarget();
}

internal sealed class IncomingCall<TResult>(Request<TResult> request, Activation activation, object?[] arguments)
    : CallContext<TResult>(request), IIncomingGrainCallContext
{
    public override object Grain => activation.Instance!;

    public IGrainContext TargetContext => activation;

    public MethodInfo ImplementationMethod
    {
        get
        {
            var map = Grain.GetType().GetInterfaceMap(InterfaceMethod.DeclaringType!);
            var definition = InterfaceMethod.IsGenericMethod ? InterfaceMethod.GetGenericMethodDefinition() : InterfaceMethod;
            return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, definition)];
        }
    }

    internal static async Task<TResult> RunAsync(Request<TResult> request, Activation activation, object?[] arguments)
    {
        var call = new IncomingCall<TResult>(request, activation, arguments);
        await call.Invoke();
        return call.TypedResult;
    }

    protected override Task? NextFilter(int index)
    {
        var filters = activation.Engine.Incoming;
        if (index < filters.Length) return filters[index].Invoke(this);
        return index == filters.Length ? (Grain as IIncomingGrainCallFilter)?.Invoke(this) : null;
    }

    protected override ValueTask<TResult> InvokeTarget() => ((Request<TResult>)Request).Method.Invoke(Grain, arguments);
}

internal sealed class OutgoingCall<TResult>(Request<TResult> request) : CallContext<TResult>(request), IOutgoingGrainCallContext
{
    public override object Grain => ((Request<TResult>)Request).Target;

    public IGrainContext? SourceContext => ((Request<TResult>)Request).Source;

    internal static async Task<TResult> SendAsync(Request<TResult> request)
    {
        var call = new OutgoingCall<TResult>(request);
        await call.Invoke();
        return call.TypedResult;
    }

    protected override Task? NextFilter(int index)
    {
        var filters = ((Request<TResult>)Request).Target.Engine.Outgoing;
        return index < filters.Length ? filters[index].Invoke(this) : null;
    }

    protected override ValueTask<TResult> InvokeTarget() => new(((Request<TResult>)Request).SendAsync());
}
