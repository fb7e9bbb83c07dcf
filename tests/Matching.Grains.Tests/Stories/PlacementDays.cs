using Matching.Contracts.Placements;

namespace Matching.Grains.Tests.Stories;

/// <summary>The life of an adult's placement, all on one day.</summary>
internal static class PlacementDays
{
    public static PlacementStep[] UntilAgreed(DateOnly day) =>
    [
        new PlanMeeting(day), new HoldMeeting(day), new Sign(day, PlacementSide.Municipality), new Sign(day, PlacementSide.Volunteer), new Consent(day, ConsentParty.Client),
    ];

    public static PlacementStep[] UntilItRuns(DateOnly day) => [.. UntilAgreed(day), new Start(day)];
}
