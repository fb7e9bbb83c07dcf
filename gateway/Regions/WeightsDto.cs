using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Regions;

namespace Matching.Gateway.Regions;

/// <summary>The scoring policy as data: points. A change is a new version.</summary>
internal sealed record WeightsDto
{
    /// <summary>The largest single weight; whether the sum of the parts stays exact is for the region to say.</summary>
    private const int MaxPoints = 100_000;

    /// <summary>Weeks or assignments after which a part adds no more, at the most.</summary>
    private const int MaxCap = 1_000;

    [Required, Range(1, int.MaxValue)]
    public int? Version { get; init; }

    /// <summary>Points at distance 0; one less for each 100 m.</summary>
    [Required, Range(0, MaxPoints)]
    public int? Distance { get; init; }

    [Required, Range(0, MaxPoints)]
    public int? Availability { get; init; }

    [Required, Range(0, MaxPoints)]
    public int? Interests { get; init; }

    [Required, Range(0, MaxPoints)]
    public int? PreferredLanguage { get; init; }

    [Required, Range(0, MaxPoints)]
    public int? Experience { get; init; }

    [Required, Range(0, MaxCap)]
    public int? ExperienceCap { get; init; }

    [Required, Range(0, MaxPoints)]
    public int? Load { get; init; }

    [Required, Range(0, MaxPoints)]
    public int? PriorityPerWeek { get; init; }

    [Required, Range(0, MaxCap)]
    public int? PriorityCapWeeks { get; init; }

    public static WeightsDto From(ScoringWeights w) => new()
    {
        Version = w.Version,
        Distance = w.Distance,
        Availability = w.Availability,
        Interests = w.Interests,
        PreferredLanguage = w.PreferredLanguage,
        Experience = w.Experience,
        ExperienceCap = w.ExperienceCap,
        Load = w.Load,
        PriorityPerWeek = w.PriorityPerWeek,
        PriorityCapWeeks = w.PriorityCapWeeks,
    };

    public ScoringWeights ToWeights(Faults faults) => new(
        faults.Number("weights.version", Version, 1, int.MaxValue),
        faults.Number("weights.distance", Distance, 0, MaxPoints),
        faults.Number("weights.availability", Availability, 0, MaxPoints),
        faults.Number("weights.interests", Interests, 0, MaxPoints),
        faults.Number("weights.preferredLanguage", PreferredLanguage, 0, MaxPoints),
        faults.Number("weights.experience", Experience, 0, MaxPoints),
        faults.Number("weights.experienceCap", ExperienceCap, 0, MaxCap),
        faults.Number("weights.load", Load, 0, MaxPoints),
        faults.Number("weights.priorityPerWeek", PriorityPerWeek, 0, MaxPoints),
        faults.Number("weights.priorityCapWeeks", PriorityCapWeeks, 0, MaxCap));
}
