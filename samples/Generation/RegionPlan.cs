namespace Matching.Samples.Generation;

/// <summary>A region described: who takes part, how large it is, what is shared with whom. All else is drawn.</summary>
/// <param name="AsOf">The day on which the region's dates stand.</param>
/// <param name="Needs">Open needs of all members together.</param>
/// <param name="NonMembers">Neighbours with a few volunteers, to show that nothing is shared with them.</param>
internal sealed record RegionPlan(
    string Name,
    string Title,
    Country Country,
    DateOnly AsOf,
    int PoolShards,
    Place Centre,
    int Needs,
    ImmutableArray<PlannedMunicipality> Members,
    ImmutableArray<PlannedMunicipality> NonMembers,
    ImmutableArray<PlannedSharing> Sharing)
{
    public string CodeOf(PlannedMunicipality municipality) => CodeOf(municipality.Number);

    public string CodeOf(string number) => $"{Country.Code}-{number}";
}
