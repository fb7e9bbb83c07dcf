namespace Matching.Core;

/// <summary>
/// The weights and caps of the score, as versioned data. The defaults are version 1, the formula of bench/yardsticks/SCORING.md.
/// Every part is an integer at least 0; a penalty never takes a score below zero.
/// </summary>
public sealed record ScoringPolicy
{
    /// <summary>Largest single weight: keeps weight * capacity below 2^24.</summary>
    public const int MaxWeight = 65_535;

    /// <summary>Largest score a policy may be able to give: 2^24 - 1, exact in float32 and safe to sum over a region.</summary>
    public const int MaxScore = (1 << 24) - 1;

    /// <summary>Names the policy in explanations and replays.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Points at distance 0.</summary>
    public int DistancePoints { get; init; } = 400;

    /// <summary>Points lost for every whole hectometre, down to none.</summary>
    public int DistancePointsPerHm { get; init; } = 1;

    /// <summary>Points when all needed slots are covered; each covered slot gives the integer share.</summary>
    public int AvailabilityPoints { get; init; } = 300;

    /// <summary>Points when all wanted skills are there; each skill gives the integer share.</summary>
    public int SkillPoints { get; init; } = 200;

    /// <summary>Points for each preferred language.</summary>
    public int LanguagePoints { get; init; } = 50;

    /// <summary>Points for each assignment done, up to <see cref="ExperienceCap"/>.</summary>
    public int ExperiencePoints { get; init; } = 5;

    /// <summary>Assignments beyond this many earn nothing more, 0..255.</summary>
    public int ExperienceCap { get; init; } = 20;

    /// <summary>Points of a volunteer with all capacity free, in proportion to the free part: spreads the load.</summary>
    public int LoadPoints { get; init; } = 100;

    /// <summary>Points lost when a soft gender preference is not met.</summary>
    public int GenderPenalty { get; init; } = 100;

    /// <summary>Points lost for each soft required language that is missing.</summary>
    public int LanguagePenalty { get; init; } = 100;

    /// <summary>Points lost for each preferred condition that is not met.</summary>
    public int ConditionPenalty { get; init; } = 100;

    /// <summary>Points lost where the volunteer's age is outside the wished bounds.</summary>
    public int AgePenalty { get; init; } = 50;

    /// <summary>Points for each step of <see cref="VolunteerRow.Rest"/>: who was not asked for long goes first. 0 costs the scan nothing.</summary>
    public int RestPoints { get; init; }

    /// <summary>Points for each unit of a need's priority, up to <see cref="PriorityCap"/> units.</summary>
    public int PriorityPoints { get; init; } = 1;

    /// <summary>Units of priority beyond this many add nothing.</summary>
    public int PriorityCap { get; init; } = 1_000;

    /// <summary>What a pair that fits in everything would score.</summary>
    public long LargestScore => (long)DistancePoints + AvailabilityPoints + SkillPoints + 32L * LanguagePoints
        + (long)ExperiencePoints * ExperienceCap + LoadPoints + (long)RowLimits.MaxRest * RestPoints + (long)PriorityPoints * PriorityCap;

    /// <summary>Checks every weight and the score's integer range.</summary>
    /// <exception cref="MatchingInputException">A weight is out of range, or the largest possible score exceeds <see cref="MaxScore"/>.</exception>
    public ScoringPolicy Validated()
    {
        ReadOnlySpan<(int Value, string Name)> weights =
        [
            (DistancePoints, nameof(DistancePoints)), (DistancePointsPerHm, nameof(DistancePointsPerHm)), (AvailabilityPoints, nameof(AvailabilityPoints)),
            (SkillPoints, nameof(SkillPoints)), (LanguagePoints, nameof(LanguagePoints)), (ExperiencePoints, nameof(ExperiencePoints)),
            (LoadPoints, nameof(LoadPoints)), (GenderPenalty, nameof(GenderPenalty)), (LanguagePenalty, nameof(LanguagePenalty)),
            (ConditionPenalty, nameof(ConditionPenalty)), (AgePenalty, nameof(AgePenalty)), (RestPoints, nameof(RestPoints)), (PriorityPoints, nameof(PriorityPoints)), (PriorityCap, nameof(PriorityCap)),
        ];
        foreach (var (value, name) in weights)
            MatchingInputException.ThrowUnlessInRange(value, 0, MaxWeight, $"ScoringPolicy.{name}");
        MatchingInputException.ThrowUnlessInRange(ExperienceCap, 0, byte.MaxValue, "ScoringPolicy.ExperienceCap");

        MatchingInputException.ThrowUnless(
            LargestScore <= MaxScore, "ScoringPolicy", $"the largest possible score is {LargestScore}, above {MaxScore}", "Lower the weights or the caps");
        return this;
    }
}
