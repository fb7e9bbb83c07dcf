using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Regions;

namespace Matching.Gateway.Regions;

/// <summary>Weights and sharing policy from a day on. A change is a new entry with a later day and a higher version.</summary>
internal sealed record RegionPolicyDto
{
    [Required]
    public DateOnly? From { get; init; }

    [Required]
    public WeightsDto? Weights { get; init; }

    [Required]
    public SharingPolicyDto? Sharing { get; init; }

    /// <summary>Who decided it and why.</summary>
    [Required, MaxLength(Limits.TextLength)]
    public string? Reason { get; init; }

    public static RegionPolicyDto Of(RegionPolicy policy) => new()
    {
        From = policy.From,
        Weights = WeightsDto.From(policy.Weights),
        Sharing = SharingPolicyDto.From(policy.Sharing),
        Reason = policy.Reason,
    };

    public RegionPolicy ToPolicy(string at, Faults faults)
    {
        if (From is null) faults.Add($"{at}.from", "The day is missing.", "Give the first day, like 2026-01-01.");
        if (Weights is null) faults.Add($"{at}.weights", "The weights are missing.", "Give all of them.");
        if (Sharing is null) faults.Add($"{at}.sharing", "The sharing policy is missing.", "Give fairness and homeFirstPoints.");
        return new(From ?? default, Weights?.ToWeights(faults) ?? ScoringWeights.Default, Sharing?.ToPolicy(faults) ?? SharingPolicy.Default, faults.Text($"{at}.reason", Reason));
    }
}
