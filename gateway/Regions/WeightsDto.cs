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

    /// <summary>Weeks of waiting added once the statutory clock has run out. Default 0.</summary>
    [Range(0, ScoringWeights.MaxPastClockWeeks)]
    public int? PastClockWeeks { get; init; }

    /// <summary>Points for each step of the time since a volunteer was last asked: four weeks, a quarter of a year. Default 0.</summary>
    [Range(0, MaxPoints)]
    public int? Rest { get; init; }

    /// <summary>Points lost where a soft wish for a gender is not met. Default 100; so are the next two.</summary>
    [Range(0, MaxPoints)]
    public int? GenderPenalty { get; init; }

    /// <summary>Points lost for each soft language that is missing.</summary>
    [Range(0, MaxPoints)]
    public int? LanguagePenalty { get; init; }

    /// <summary>Points lost for each preferred condition that is not met.</summary>
    [Range(0, MaxPoints)]
    public int? ConditionPenalty { get; init; }

    /// <summary>Points lost where the age is outside the wished bounds. Default 50.</summary>
    [Range(0, MaxPoints)]
    public int? AgePenalty { get; init; }

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
        PastClockWeeks = w.PastClockWeeks,
        Rest = w.Rest,
        GenderPenalty = w.GenderPenalty,
        LanguagePenalty = w.LanguagePenalty,
        ConditionPenalty = w.ConditionPenalty,
        AgePenalty = w.AgePenalty,
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
        faults.Number("weights.priorityCapWeeks", PriorityCapWeeks, 0, MaxCap))
    {
        PastClockWeeks = faults.Number("weights.pastClockWeeks", PastClockWeeks ?? ScoringWeights.Default.PastClockWeeks, 0, ScoringWeights.MaxPastClockWeeks),
        Rest = faults.Number("weights.rest", Rest ?? ScoringWeights.Default.Rest, 0, MaxPoints),
        GenderPenalty = faults.Number("weights.genderPenalty", GenderPenalty ?? ScoringWeights.Default.GenderPenalty, 0, MaxPoints),
        LanguagePenalty = faults.Number("weights.languagePenalty", LanguagePenalty ?? ScoringWeights.Default.LanguagePenalty, 0, MaxPoints),
        ConditionPenalty = faults.Number("weights.conditionPenalty", ConditionPenalty ?? ScoringWeights.Default.ConditionPenalty, 0, MaxPoints),
        AgePenalty = faults.Number("weights.agePenalty", AgePenalty ?? ScoringWeights.Default.AgePenalty, 0, MaxPoints),
    };
}
