namespace Matching.Embedded.Runtime;

internal static class RuntimeContext
{
    /// <summary>The activation whose turn runs on this thread; null outside grains.</summary>
    internal static Activation? Current => (TaskScheduler.Current as TurnScheduler)?.Activation;
}
