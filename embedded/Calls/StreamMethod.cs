using System.Reflection;

namespace Matching.Embedded.Calls;

/// <summary>A grain method that returns an asynchronous sequence. It always interleaves: each step of the sequence is a turn of its own.</summary>
internal sealed class StreamMethod<T>(MethodInfo info) : GrainMethod(info)
{
    /// <summary>Calls the method on a grain instance.</summary>
    internal Func<object, object?[], IAsyncEnumerable<T>> Invoke { get; } = Compile<Func<object, object?[], IAsyncEnumerable<T>>>(info, call => call);

    internal override object Call(GrainReference reference, object?[] arguments) => new GrainStream<T>(this, reference, arguments);
}

internal sealed class GrainStream<T>(StreamMethod<T> method, GrainReference reference, object?[] arguments) : IAsyncEnumerable<T>
{
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        new GrainEnumerator<T>(method, reference, arguments, cancellationToken);
}
