using System.Diagnostics;
using System.Reflection;
using Matching.Embedded.Runtime;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Matching.Embedded.Calls;

/// <summary>A call of a grain method. Arguments and result pass by reference: messages are immutable.</summary>
internal sealed class Request<TResult> : Call<TResult>, IInvokable
{
    private readonly object?[] _arguments;
    private readonly EngineCore _engine;
    private readonly long _sent;
    private RequestCancellation? _cancellation;

    internal Request(TaskMethod<TResult> method, GrainReference reference, object?[] arguments, Activation? source)
    {
        _engine = reference.Engine;
        _arguments = arguments;
        _sent = _engine.Time.GetTimestamp();
        Method = method;
        Target = reference;
        Source = source;
        ReadOnly = method.ReadOnly;
        AlwaysInterleave = method.AlwaysInterleave;
        Deadline = _engine.After(_sent, method.ResponseTimeout ?? _engine.Options.ResponseTimeout);
    }

    internal TaskMethod<TResult> Method { get; }

    internal GrainReference Target { get; }

    internal Activation? Source { get; }

    internal Task<TResult> SendAsync()
    {
        ContextValues = RequestContext.Values;
        ParentActivity = Activity.Current;
        var token = GetCancellationToken();
        if (token.IsCancellationRequested) return Task.FromCanceled<TResult>(token);
        if (_engine.IsStopping && Source is null)
            return Task.FromException<TResult>(new OrleansMessageRejectionException("The engine stops: it takes no new calls."));
        if (token.CanBeCanceled || (Method.TokenIndex >= 0 && _engine.Options.CancelRequestOnTimeout))
        {
            _cancellation = new RequestCancellation(OnCanceled, token);
            _arguments[Method.TokenIndex] = _cancellation.Token;
        }
        try
        {
            _engine.Catalog.Dispatch(Target.GrainId, Target.Class, this);
        }
        catch (LimitExceededException exception)
        {
            _engine.Instruments.Rejected();
            Fail(exception);
        }
        return Response;
    }

    internal override void TimeOut()
    {
        var timeout = Method.ResponseTimeout ?? _engine.Options.ResponseTimeout;
        Fail(new TimeoutException($"No answer within {timeout} to {Method.ActivityName} of {Target.GrainId}. Whether it took effect is unknown."));
        _engine.Instruments.TimedOut();
        if (_engine.Options.CancelRequestOnTimeout) _cancellation?.Cancel();
    }

    internal override void Fail(Exception exception)
    {
        if (Method.OneWay) Log.OneWayFailed(_engine.Log, Method.ActivityName, Target.GrainId, exception);
        base.Fail(exception);
    }

    protected override async ValueTask<TResult> RunAsync(Activation activation)
    {
        using var activity = Telemetry.ActivitySources.StartCall(this, activation.GrainId, Source?.GrainId);
        _cancellation?.Start(activation);
        try
        {
            return _engine.Incoming.Length == 0 && activation.Instance is not Orleans.IIncomingGrainCallFilter
                ? await Method.Invoke(activation.Instance!, _arguments)
                : await IncomingCall<TResult>.RunAsync(this, activation, _arguments);
        }
        catch (Exception exception)
        {
            activity?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
            throw;
        }
        finally
        {
            _cancellation?.Release();
            _engine.Instruments.Answered(_engine.Time, _sent);
        }
    }

    private void OnCanceled(CancellationToken token)
    {
        if (TryCancel(token)) _engine.Instruments.Canceled();
    }

    public int GetArgumentCount() => _arguments.Length;

    public object? GetArgument(int index) => _arguments[index];

    public void SetArgument(int index, object? value) => _arguments[index] = value;

    public MethodInfo GetMethod() => Method.Info;

    public string GetMethodName() => Method.Info.Name;

    public string GetInterfaceName() => Method.Interface.Name;

    public Type GetInterfaceType() => Method.Interface;

    public string GetActivityName() => Method.ActivityName;

    public CancellationToken GetCancellationToken() => Method.TokenIndex < 0 ? default : (CancellationToken)_arguments[Method.TokenIndex]!;

    public TimeSpan? GetDefaultResponseTimeout() => Method.ResponseTimeout;
}
