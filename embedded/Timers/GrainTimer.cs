using Orleans.Runtime;

namespace Matching.Embedded.Timers;

internal static class GrainTimer
{
    internal static IGrainTimer Start(IGrainContext context, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options) =>
        throw new NotSupportedException($"{context} {callback} {options}");
}
