namespace Matching.Embedded.Runtime;

/// <summary>Decides which messages may run at the same time. The owner guards it with its lock.</summary>
internal struct Admission
{
    private int _exclusive;
    private int _readOnly;

    /// <summary>
    /// One blocking message at a time; read-only messages run beside each other; a message that always interleaves blocks nobody and is never
    /// blocked.
    /// </summary>
    internal readonly bool Allows(Message message, GrainClass grainClass) =>
        message.AlwaysInterleave
        || (_exclusive == 0 && (_readOnly == 0 || message.ReadOnly))
        || grainClass.IsReentrant
        || (grainClass.MayInterleave is { } mayInterleave && message is Orleans.Serialization.Invocation.IInvokable request && mayInterleave(request));

    internal void Enter(Message message) => Count(message, 1);

    internal void Leave(Message message) => Count(message, -1);

    private void Count(Message message, int change)
    {
        if (message.AlwaysInterleave) return;
        if (message.ReadOnly) _readOnly += change;
        else _exclusive += change;
    }
}
