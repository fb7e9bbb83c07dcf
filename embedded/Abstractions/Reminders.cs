using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Timers;

namespace Orleans.Runtime
{
    /// <summary>A durable timer of a grain, which outlives activations and the process.</summary>
    public interface IGrainReminder
    {
        string ReminderName { get; }
    }

    /// <summary>When a reminder ticked. Times are UTC.</summary>
    [GenerateSerializer, Immutable]
    public readonly struct TickStatus(DateTime firstTickTime, TimeSpan period, DateTime timeStamp)
    {
        [Id(0)]
        public DateTime FirstTickTime { get; } = firstTickTime;

        [Id(1)]
        public TimeSpan Period { get; } = period;

        [Id(2)]
        public DateTime CurrentTickTime { get; } = timeStamp;

        public override string ToString() => $"<{FirstTickTime}, {Period}, {CurrentTickTime}>";
    }
}

namespace Orleans.Timers
{
    /// <summary>The reminders of all grains.</summary>
    public interface IReminderRegistry
    {
        Task<IGrainReminder> RegisterOrUpdateReminder(GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period);

        Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder);

        Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName);

        Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId);
    }
}

namespace Orleans
{
    /// <summary>A grain that has reminders.</summary>
    public interface IRemindable : IGrain
    {
        /// <summary>A tick. Ticks that fall due while the process is down are not made up for: reconcile from state.</summary>
        Task ReceiveReminder(string reminderName, TickStatus status);
    }

    public static class GrainReminderExtensions
    {
        /// <param name="grain">A grain that is <see cref="IRemindable"/>.</param>
        /// <param name="reminderName">Unique within the grain.</param>
        /// <param name="dueTime">The span before the first tick, not negative.</param>
        /// <param name="period">The span between ticks, not below the engine's minimum (one minute by default).</param>
        public static Task<IGrainReminder> RegisterOrUpdateReminder(this IGrainBase grain, string reminderName, TimeSpan dueTime, TimeSpan period)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(reminderName);
            return grain is IRemindable
                ? Registry(grain).RegisterOrUpdateReminder(grain.GrainContext.GrainId, reminderName, dueTime, period)
                : throw new InvalidOperationException($"Grain {grain.GrainContext.GrainId} has no reminders: it does not implement {nameof(IRemindable)}.");
        }

        public static Task UnregisterReminder(this IGrainBase grain, IGrainReminder reminder)
            => Registry(grain).UnregisterReminder(grain.GrainContext.GrainId, reminder);

        public static Task<IGrainReminder?> GetReminder(this IGrainBase grain, string reminderName)
            => Registry(grain).GetReminder(grain.GrainContext.GrainId, reminderName);

        public static Task<List<IGrainReminder>> GetReminders(this IGrainBase grain) => Registry(grain).GetReminders(grain.GrainContext.GrainId);

        private static IReminderRegistry Registry(IGrainBase grain) => grain.GrainContext.ActivationServices.GetRequiredService<IReminderRegistry>();
    }
}
