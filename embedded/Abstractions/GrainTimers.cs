using System.Diagnostics.CodeAnalysis;
using Matching.Embedded.Timers;
using Orleans.Runtime;

namespace Orleans.Runtime
{
    /// <summary>A timer of one activation; gone with it.</summary>
    public interface IGrainTimer : IDisposable
    {
        void Change(TimeSpan dueTime, TimeSpan period);
    }

    public readonly struct GrainTimerCreationOptions()
    {
        [SetsRequiredMembers]
        public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period) : this()
        {
            DueTime = dueTime;
            Period = period;
        }

        /// <summary>The span before the first tick; <see cref="Timeout.InfiniteTimeSpan"/> for none.</summary>
        public required TimeSpan DueTime { get; init; }

        /// <summary>The span from the end of a tick to the next; <see cref="Timeout.InfiniteTimeSpan"/> for a single tick.</summary>
        public required TimeSpan Period { get; init; }

        /// <summary>Whether ticks may interleave with calls. Ticks of one timer never overlap.</summary>
        public bool Interleave { get; init; }

        /// <summary>Whether a tick counts as use, so that the activation is not collected.</summary>
        public bool KeepAlive { get; init; }
    }
}

namespace Orleans
{
    public static class GrainTimerExtensions
    {
        public static IGrainTimer RegisterGrainTimer<TState>(
            this IGrainBase grain, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
        {
            ArgumentNullException.ThrowIfNull(grain);
            ArgumentNullException.ThrowIfNull(callback);
            return GrainTimer.Start(grain.GrainContext, token => callback(state, token), options);
        }

        public static IGrainTimer RegisterGrainTimer<TState>(
            this IGrainBase grain, Func<TState, Task> callback, TState state, GrainTimerCreationOptions options)
            => grain.RegisterGrainTimer((s, _) => callback(s), state, options);

        public static IGrainTimer RegisterGrainTimer(this IGrainBase grain, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
            => grain.RegisterGrainTimer((call, token) => call(token), callback, options);

        public static IGrainTimer RegisterGrainTimer(this IGrainBase grain, Func<Task> callback, GrainTimerCreationOptions options)
            => grain.RegisterGrainTimer((call, _) => call(), callback, options);

        public static IGrainTimer RegisterGrainTimer<TState>(
            this IGrainBase grain, Func<TState, CancellationToken, Task> callback, TState state, TimeSpan dueTime, TimeSpan period)
            => grain.RegisterGrainTimer(callback, state, new GrainTimerCreationOptions(dueTime, period));

        public static IGrainTimer RegisterGrainTimer<TState>(
            this IGrainBase grain, Func<TState, Task> callback, TState state, TimeSpan dueTime, TimeSpan period)
            => grain.RegisterGrainTimer(callback, state, new GrainTimerCreationOptions(dueTime, period));

        public static IGrainTimer RegisterGrainTimer(this IGrainBase grain, Func<CancellationToken, Task> callback, TimeSpan dueTime, TimeSpan period)
            => grain.RegisterGrainTimer(callback, new GrainTimerCreationOptions(dueTime, period));

        public static IGrainTimer RegisterGrainTimer(this IGrainBase grain, Func<Task> callback, TimeSpan dueTime, TimeSpan period)
            => grain.RegisterGrainTimer(callback, new GrainTimerCreationOptions(dueTime, period));
    }
}
