using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans
{
    /// <summary>Runs around calls that arrive at a grain, on the grain's scheduler. Registered as a service, or implemented by a grain class for itself.</summary>
    public interface IIncomingGrainCallFilter
    {
        Task Invoke(IIncomingGrainCallContext context);
    }

    /// <summary>Runs around calls that leave, on the caller's side. Registered as a service.</summary>
    public interface IOutgoingGrainCallFilter
    {
        Task Invoke(IOutgoingGrainCallContext context);
    }

    public interface IGrainCallContext
    {
        /// <summary>The method and its arguments.</summary>
        IInvokable Request { get; }

        /// <summary>The grain instance (incoming) or the reference (outgoing).</summary>
        object Grain { get; }

        /// <summary>The calling grain; null for a call from outside.</summary>
        GrainId? SourceId { get; }

        GrainId TargetId { get; }

        string InterfaceName { get; }

        string MethodName { get; }

        MethodInfo InterfaceMethod { get; }

        /// <summary>What the method returned, after <see cref="Invoke"/>; a filter may replace it.</summary>
        object? Result { get; set; }

        /// <summary>Goes on to the next filter, and at last to the method.</summary>
        Task Invoke();
    }

    public interface IIncomingGrainCallContext : IGrainCallContext
    {
        IGrainContext TargetContext { get; }

        MethodInfo ImplementationMethod { get; }
    }

    public interface IOutgoingGrainCallContext : IGrainCallContext
    {
        IGrainContext? SourceContext { get; }
    }
}

namespace Orleans.Serialization.Invocation
{
    /// <summary>One call: a method of a grain interface with its arguments.</summary>
    public interface IInvokable
    {
        int GetArgumentCount();

        object? GetArgument(int index);

        void SetArgument(int index, object? value);

        MethodInfo GetMethod();

        string GetMethodName();

        string GetInterfaceName();

        Type GetInterfaceType();

        /// <summary>The name of the call in traces: <c>interface/method</c>.</summary>
        string GetActivityName();

        CancellationToken GetCancellationToken();

        TimeSpan? GetDefaultResponseTimeout();
    }
}
