using Matching.Contracts.Law;
using Matching.Contracts.Volunteers;

namespace Matching.Gateway.Volunteers;

/// <summary>An event that was entered by hand.</summary>
internal record EventResponse
{
    public required DateOnly On { get; init; }

    public required LifeEvent Event { get; init; }

    public static EventResponse From(RecordedEvent happened) => new() { On = happened.On, Event = happened.Event };
}

/// <summary>An event with the checks that ended on its day.</summary>
internal sealed record EventOutcomeResponse : EventResponse
{
    public required IReadOnlyList<CheckResponse> Ended { get; init; }

    public static EventOutcomeResponse From(RecordedEvent happened, ImmutableArray<BackgroundCheck> ended) =>
        new() { On = happened.On, Event = happened.Event, Ended = [.. ended.Select(CheckResponse.From)] };
}
