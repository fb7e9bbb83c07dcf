namespace Matching.Contracts.Districts;

/// <summary>A part of a municipality. A need or volunteer belongs to the district whose area holds its place.</summary>
/// <param name="Code">2–40 lower case letters, digits and hyphens.</param>
/// <param name="Areas">Boxes that no other district of the municipality overlaps, 1–<see cref="MaxAreas"/>.</param>
/// <param name="ContactPoint">The function that answers for needs that name none of their own.</param>
[GenerateSerializer, Immutable, Alias("matching.district")]
public sealed record District(string Code, string Name, ImmutableArray<Area> Areas, string ContactPoint, ImmutableArray<Coordinator> Coordinators)
{
    /// <summary>Boxes of one district: enough to follow a crooked border by the kilometre.</summary>
    public const int MaxAreas = 100;

    /// <summary>Coordinators of one district.</summary>
    public const int MaxCoordinators = 50;

    /// <summary>Districts of one municipality; Stockholm and Oslo have fewer than 20.</summary>
    public const int MaxPerMunicipality = 100;

    /// <summary>Keeps names and contact points out of logs that print whole records.</summary>
    public override string ToString() => $"(district {Code})";

    public bool Contains(Place place) => Areas.Any(a => a.Contains(place));
}
