using System.Collections.Concurrent;

namespace Matching.Conformance.Tests.Grains;

/// <summary>A place in a grain method where a test can hold it: the method says that it has come, and waits until it may go on.</summary>
public sealed class Gate
{
    private static readonly ConcurrentDictionary<string, Gate> Known = new();

    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _entered;

    public string Name { get; } = Guid.NewGuid().ToString("N");

    public int Entered => Volatile.Read(ref _entered);

    public Gate() => Known[Name] = this;

    public void Open() => _open.TrySetResult();

    public Task WaitForAsync(int count) => Eventually.IsTrue(() => Entered >= count, $"{count} calls at the gate, {Entered} are there");

    /// <summary>For grains: passes the gate of a name.</summary>
    public static Task PassAsync(string name)
    {
        var gate = Known[name];
        Interlocked.Increment(ref gate._entered);
        return gate._open.Task;
    }
}
