namespace Matching.Contracts.Regions;

/// <summary>
/// The scoring policy as data. A change is a new <see cref="Version"/>; decisions keep the version they were made under. All in
/// points; the sum of the largest parts stays below 2^24, so that scores are exact in single precision too.
/// </summary>
/// <param name="Distance">Points at distance 0; one point less for each hectometre.</param>
/// <param name="Availability">Points when all needed slots are covered.</param>
/// <param name="Interests">Points when all wished interests are shared.</param>
/// <param name="PreferredLanguage">Points for each preferred language.</param>
/// <param name="Experience">Points for each earlier assignment, up to <paramref name="ExperienceCap"/> of them.</param>
/// <param name="Load">Points when all places are free; spreads the load.</param>
/// <param name="PriorityPerWeek">Points for each week a need has waited, the same for each of its candidates: it decides who goes first where volunteers are scarce.</param>
/// <param name="PriorityCapWeeks">Weeks after which waiting adds no more.</param>
[GenerateSerializer, Immutable, Alias("matching.scoring-weights")]
public sealed record ScoringWeights(
    int Version,
    int Distance,
    int Availability,
    int Interests,
    int PreferredLanguage,
    int Experience,
    int ExperienceCap,
    int Load,
    int PriorityPerWeek,
    int PriorityCapWeeks)
{
    /// <summary>Points lost where a soft wish is not met; for languages and conditions each.</summary>
    [Id(0)]
    public int GenderPenalty { get; init; } = 100;

    [Id(1)]
    public int LanguagePenalty { get; init; } = 100;

    [Id(2)]
    public int ConditionPenalty { get; init; } = 100;

    [Id(3)]
    public int AgePenalty { get; init; } = 50;

    /// <summary>Weeks of waiting added to those of a need whose statutory clock has run out, within <see cref="PriorityCapWeeks"/>.</summary>
    [Id(4)]
    public int PastClockWeeks { get; init; }

    /// <summary>Points for each step of <see cref="RestSteps"/> since the volunteer was last asked.</summary>
    [Id(5)]
    public int Rest { get; init; }

    /// <summary>Twenty years: before everybody else.</summary>
    public const int MaxPastClockWeeks = 1_000;

    /// <summary>Version 1: at most 1,200 points for a pair, waiting adds nothing.</summary>
    public static ScoringWeights Default { get; } = new(1, 400, 300, 200, 50, 5, 20, 100, 0, 52);
}
