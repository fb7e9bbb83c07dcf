using System.Text.Json.Serialization;
using Orleans.Runtime;

namespace Matching.Embedded.Reminders;

/// <summary>A reminder as it is stored.</summary>
/// <param name="GrainType">The type of the grain that is reminded.</param>
/// <param name="GrainKey">Its key.</param>
/// <param name="Name">Unique within the grain.</param>
/// <param name="StartAt">The first tick.</param>
/// <param name="Period">The span between ticks.</param>
internal sealed record ReminderPlan(string GrainType, string GrainKey, string Name, DateTimeOffset StartAt, TimeSpan Period)
{
    [JsonIgnore]
    internal GrainId GrainId => GrainId.Create(GrainType, GrainKey);

    [JsonIgnore]
    internal string Key => KeyOf(GrainId, Name);

    internal static string KeyOf(GrainId grainId, string name) => $"{grainId}/{name}";

    /// <summary>The first tick after a time.</summary>
    internal DateTimeOffset NextTick(DateTimeOffset now)
    {
        if (now < StartAt) return StartAt;
        var periods = (now - StartAt).Ticks / Period.Ticks + 1;
        return StartAt + Period * periods;
    }
}
