using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Matching.Embedded.Runtime;

internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Error, "Grain {GrainId} could not be activated")]
    internal static partial void ActivationFailed(ILogger logger, GrainId grainId, Exception exception);

    [LoggerMessage(1002, LogLevel.Error, "Grain {GrainId} failed while it was deactivated")]
    internal static partial void DeactivationFailed(ILogger logger, GrainId grainId, Exception exception);

    [LoggerMessage(1003, LogLevel.Error, "A one-way call {Call} to {GrainId} failed")]
    internal static partial void OneWayFailed(ILogger logger, string call, GrainId grainId, Exception exception);

    [LoggerMessage(1004, LogLevel.Error, "A timer of grain {GrainId} failed")]
    internal static partial void TimerFailed(ILogger logger, GrainId grainId, Exception exception);

    [LoggerMessage(1005, LogLevel.Error, "Reminder {Reminder} of grain {GrainId} failed")]
    internal static partial void ReminderFailed(ILogger logger, string reminder, GrainId grainId, Exception exception);

    [LoggerMessage(1007, LogLevel.Warning, "Durability is Off: a crash loses writes that were acknowledged. Use this for the control of a durability test only")]
    internal static partial void NotDurable(ILogger logger);

    [LoggerMessage(1006, LogLevel.Warning, "{Count} grains did not stop within {Limit}; their OnDeactivateAsync may not have run")]
    internal static partial void DrainIncomplete(ILogger logger, int count, TimeSpan limit);
}
