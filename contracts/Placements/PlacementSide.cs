namespace Matching.Contracts.Placements;

/// <summary>Who can say no, or sign.</summary>
[GenerateSerializer, Alias("matching.placement-side")]
public enum PlacementSide
{
    Municipality = 0,
    Volunteer = 1,
    Client = 2,
}
