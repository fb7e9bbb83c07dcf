using Matching.Contracts.Law;

namespace Matching.Contracts.Volunteers;

/// <summary>
/// An event that a coordinator entered by hand. A move or a new adult ends the checks made before it where the home country's law says so; whatever else it
/// is, the municipality has decided that all are made anew. A day and a code: what happened is written nowhere.
/// </summary>
/// <param name="On">Today at the latest.</param>
[GenerateSerializer, Immutable, Alias("matching.recorded-event")]
public sealed record RecordedEvent(DateOnly On, LifeEvent Event);
