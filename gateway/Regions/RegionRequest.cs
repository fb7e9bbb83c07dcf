using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Regions;

namespace Matching.Gateway.Regions;

/// <summary>A regional network as an administrator sets it up.</summary>
internal sealed record RegionRequest
{
    [Required, MaxLength(Limits.TextLength)]
    public string? Title { get; init; }

    /// <summary>Codes of the municipalities that share the pool.</summary>
    [Required, MaxLength(Limits.RegionMembers)]
    public IReadOnlyList<string?>? Members { get; init; }

    /// <summary>The middle of the region's map; distances are right to about 4 % between places within 150 km of it.</summary>
    [Required]
    public PlaceDto? Centre { get; init; }

    /// <summary>In how many parts the pool is kept, default 1. Fixed once volunteers are registered.</summary>
    [Range(1, RegionDefinition.MaxPoolShards)]
    public int? PoolShards { get; init; }

    /// <summary>The scoring policy; default version 1.</summary>
    public WeightsDto? Weights { get; init; }

    /// <summary>Default: the largest total, and 100 points for home-first agreements.</summary>
    public SharingPolicyDto? Sharing { get; init; }

    /// <summary>By days; from the first one's on they go before `weights` and `sharing`.</summary>
    [MaxLength(RegionPolicy.Most)]
    public IReadOnlyList<RegionPolicyDto?>? Policies { get; init; }

    public RegionDefinition ToDefinition(string name, Faults faults)
    {
        faults.OptionalRegion("region", name);
        if (Members is not { Count: > 0 and <= Limits.RegionMembers })
            faults.Add("members", "The list is empty or too long.", $"Give 1 to {Limits.RegionMembers} municipality codes.");
        var members = Members?.Take(Limits.RegionMembers).Select((code, i) => faults.Municipality($"members[{i}]", code)).ToImmutableArray() ?? [];
        if (members.Distinct().Count() < members.Length) faults.Add("members", "A municipality is named twice.", "Name each member once.");
        return new(
            name,
            faults.Text("title", Title),
            members,
            Plane.Around(faults.Place("centre", Centre)),
            faults.Number("poolShards", PoolShards ?? 1, 1, RegionDefinition.MaxPoolShards),
            Weights?.ToWeights(faults) ?? ScoringWeights.Default,
            Sharing?.ToPolicy(faults))
        {
            Policies = [.. (Policies ?? []).Take(RegionPolicy.Most + 1).Select((p, i) => (p ?? new()).ToPolicy($"policies[{i}]", faults))],
        };
    }
}
