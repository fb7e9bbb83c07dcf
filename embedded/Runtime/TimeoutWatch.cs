using System.Collections.Concurrent;

namespace Matching.Embedded.Runtime;

/// <summary>
/// Ends overdue calls. One periodic look at the activations that have messages, in place of a timer per call: a call that is answered between
/// two looks costs nothing here.
/// </summary>
internal sealed class TimeoutWatch(TimeProvider time)
{
    /// <summary>The span between two looks, and so the greatest lateness of a timeout.</summary>
    internal static readonly TimeSpan Quantum = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentQueue<Activation> _busy = new();

    internal void Watch(Activation activation) => _busy.Enqueue(activation);

    internal void Look()
    {
        var now = time.GetTimestamp();
        for (var count = _busy.Count; count > 0 && _busy.TryDequeue(out var activation); count--)
        {
            if (activation.ExpireOverdue(now)) _busy.Enqueue(activation);
        }
    }
}
