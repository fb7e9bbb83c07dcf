using System.Text.Json.Serialization;

namespace Matching.Samples.Format;

/// <summary><c>region.json</c> as it is written.</summary>
/// <param name="AsOf">The day on which all dates of the region stand.</param>
/// <param name="Centre">Where the region's plane has its origin.</param>
internal sealed record RegionFile(
    [property: JsonPropertyName("name")] string Region,
    string Title,
    string Country,
    DateOnly AsOf,
    int PoolShards,
    RegionPoint Centre,
    ImmutableArray<RegionMember> Members,
    ImmutableArray<RegionMember> NonMembers,
    ImmutableArray<RegionAgreement> Agreements)
{
    public const string Name = "region.json";
}
