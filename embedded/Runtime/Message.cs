using System.Collections.Immutable;
using System.Diagnostics;

namespace Matching.Embedded.Runtime;

/// <summary>Something that starts a turn of an activation: a call, or the tick of a timer.</summary>
internal abstract class Message
{
    /// <summary>May start at any time.</summary>
    internal bool AlwaysInterleave { get; init; }

    /// <summary>May run beside other read-only messages.</summary>
    internal bool ReadOnly { get; init; }

    /// <summary>Whether it counts as use of the activation.</summary>
    internal bool KeepsAlive { get; init; } = true;

    /// <summary>When the answer is overdue, as a timestamp of the engine's clock; <see cref="long.MaxValue"/> for never.</summary>
    internal long Deadline { get; init; } = long.MaxValue;

    /// <summary>Values of the caller's <see cref="Orleans.Runtime.RequestContext"/> when it sent the message.</summary>
    internal ImmutableDictionary<string, object>? ContextValues { get; set; }

    /// <summary>The caller's activity when it sent the message.</summary>
    internal Activity? ParentActivity { get; set; }

    /// <summary>How often an activation that went away has handed the message on.</summary>
    internal int Forwards { get; set; }

    /// <summary>Whether the sender has its answer already: the call timed out or was cancelled. Such a message is not started.</summary>
    internal abstract bool IsSettled { get; }

    // Links of the one MessageList that the message is in.
    internal Message? Previous { get; set; }

    internal Message? Next { get; set; }

    /// <summary>Runs the turn, settles the message, and does not throw.</summary>
    internal abstract Task InvokeAsync(Activation activation);

    /// <summary>The turn is over, and the message may be sent again.</summary>
    internal virtual void Ended()
    {
    }

    internal abstract void Fail(Exception exception);

    internal abstract void TimeOut();
}
