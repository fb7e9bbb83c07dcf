namespace Matching.Contracts.Needs;

/// <summary>What is needed, de-identified: this and nothing else leaves the municipality.</summary>
/// <param name="Place">A coarse cell near the client.</param>
/// <param name="Count">Volunteers wanted, 1–<see cref="Limits.NeedCount"/>.</param>
/// <param name="Start">The placement date.</param>
/// <param name="DecisionDate">When the statutory clock started; null for free volunteering.</param>
/// <param name="LanguagesRequired">All of them; <paramref name="LanguagesPreferred"/> at most two, each adds to the score.</param>
/// <param name="Gender"><see cref="Gender.Any"/>, or a hard wish.</param>
/// <param name="WeekSlots">When; <paramref name="SlotsNeeded"/> (1–4) of them suffice.</param>
[GenerateSerializer, Immutable, Alias("matching.need-requirements")]
public sealed record NeedRequirements(
    AssignmentType Type,
    Place Place,
    int Count,
    DateOnly Start,
    DateOnly? DecisionDate,
    ImmutableArray<string> LanguagesRequired,
    ImmutableArray<string> LanguagesPreferred,
    ImmutableArray<string> QualificationsRequired,
    Gender Gender,
    ImmutableArray<string> WeekSlots,
    int SlotsNeeded,
    ImmutableArray<string> Interests);
