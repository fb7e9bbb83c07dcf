using System.Text.Json.Serialization;

namespace Matching.Silo.Moving;

/// <summary>A reminder as it goes from store to store, in the form in which the embedded engine keeps it.</summary>
/// <param name="GrainType">The type of the grain that is reminded.</param>
/// <param name="GrainKey">Its key.</param>
/// <param name="Name">Unique within the grain.</param>
/// <param name="StartAt">The first tick, in whole milliseconds, as the coarsest store has it.</param>
/// <param name="Period">The span between ticks, in whole milliseconds.</param>
internal sealed record MovedReminder(string GrainType, string GrainKey, string Name, DateTimeOffset StartAt, TimeSpan Period)
{
    /// <summary>Under which it stands among the states.</summary>
    public const string StateName = "orleans.reminder";

    [JsonIgnore]
    public string Grain => $"{GrainType}/{GrainKey}";

    [JsonIgnore]
    public string Key => $"{Grain}/{Name}";

    /// <param name="grain">Type and key with a stroke between them; the type has none.</param>
    public static MovedReminder Of(string grain, string name, DateTimeOffset startAt, TimeSpan period) =>
        new(grain[..grain.IndexOf('/')], grain[(grain.IndexOf('/') + 1)..], name, startAt, period);

    public MovedReminder InMilliseconds() => this with
    {
        StartAt = new(StartAt.UtcTicks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, TimeSpan.Zero),
        Period = TimeSpan.FromMilliseconds(Math.Floor(Period.TotalMilliseconds)),
    };
}
