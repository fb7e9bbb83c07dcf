using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Regions;

namespace Matching.Gateway.Regions;

/// <summary>How a region weighs its members against each other in a round.</summary>
internal sealed record SharingPolicyDto
{
    /// <summary>What each member is promised.</summary>
    [Required]
    public FairnessGoal? Fairness { get; init; }

    /// <summary>Points that a placement under a home-first agreement must be worth beyond others; 0: such agreements are like others.</summary>
    [Required, Range(0, SharingPolicy.MaxHomeFirstPoints)]
    public int? HomeFirstPoints { get; init; }

    public static SharingPolicyDto From(SharingPolicy sharing) => new() { Fairness = sharing.Fairness, HomeFirstPoints = sharing.HomeFirstPoints };

    public SharingPolicy ToPolicy(Faults faults)
    {
        if (Fairness is null)
            faults.Add("sharing.fairness", "The goal is missing.", "Choose none, not-worse-than-alone or max-min-credits.");
        return new(Fairness ?? FairnessGoal.None, faults.Number("sharing.homeFirstPoints", HomeFirstPoints, 0, SharingPolicy.MaxHomeFirstPoints));
    }
}
