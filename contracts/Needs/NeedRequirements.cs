namespace Matching.Contracts.Needs;

/// <summary>What is needed, de-identified: this and nothing else leaves the municipality.</summary>
/// <param name="Place">A coarse cell near the client.</param>
/// <param name="Count">Volunteers wanted, 1–<see cref="Limits.NeedCount"/>.</param>
/// <param name="Start">The placement date.</param>
/// <param name="DecisionDate">When the statutory clock started; null for free volunteering.</param>
/// <param name="LanguagesRequired">All of them; <paramref name="LanguagesPreferred"/> at most two, each adds to the score.</param>
/// <param name="Gender"><see cref="Gender.Any"/>, or a wish: hard unless <see cref="GenderIsSoft"/>.</param>
/// <param name="WeekSlots">When it would suit; <paramref name="SlotsNeeded"/> (1–4, 0 where none is named) of them suffice. They earn points and take nobody's time.</param>
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
    ImmutableArray<string> Interests)
{
    /// <summary>First day after the placement; null where no end is planned.</summary>
    [Id(0)]
    public DateOnly? End { get; init; }

    /// <summary>Somebody needs a home now: placed from the candidate list at once, without waiting for a round.</summary>
    [Id(1)]
    public bool Emergency { get; init; }

    /// <summary>How it may be fulfilled; empty for any way.</summary>
    [Id(2)]
    public ImmutableArray<FulfilmentMode> Modes { get; init; } = [];

    /// <summary>All of them must be met; each of <see cref="ConditionsPreferred"/> that is not costs points.</summary>
    [Id(3)]
    public ImmutableArray<Condition> Conditions { get; init; } = [];

    [Id(4)]
    public ImmutableArray<Condition> ConditionsPreferred { get; init; } = [];

    /// <summary>A missing required language costs points instead of rejecting.</summary>
    [Id(5)]
    public bool LanguageIsSoft { get; init; }

    /// <summary>Another gender costs points instead of rejecting.</summary>
    [Id(6)]
    public bool GenderIsSoft { get; init; }

    /// <summary>Preferred age of the volunteer in years, 18–100; always soft, and compared in <see cref="AgeBands"/>.</summary>
    [Id(7)]
    public int? AgeFrom { get; init; }

    [Id(8)]
    public int? AgeTo { get; init; }

    /// <summary>Weekends a month, 0–4.</summary>
    [Id(9)]
    public int WeekendsAMonth { get; init; }

    /// <summary>Hours a week, one of <see cref="WeekHours.Steps"/>; null where the slots say enough.</summary>
    [Id(10)]
    public int? HoursAWeek { get; init; }

    [Id(11)]
    public SiblingRule Siblings { get; init; }

    /// <summary>The client is a child, whose age the case gives (<see cref="NeedCase.ChildAge"/>): checks that the law asks for children only are judged.</summary>
    [Id(12)]
    public bool ForChild { get; init; }

    /// <summary>No volunteer from farther away, whatever they would travel, 1–<see cref="Limits.TravelKm"/>; null for no cap.</summary>
    [Id(13)]
    public int? MaxDistanceKm { get; init; }

    /// <summary>When it is: the placement takes each of these weekly slots, and the volunteer must have all of them free.</summary>
    [Id(14)]
    public ImmutableArray<string> WeekSlotsRequired { get; init; } = [];

    /// <summary>What one placement takes of its volunteer's time, for siblings who come together as for one.</summary>
    public TimeTaken Time() => new(HoursAWeek ?? 0, WeekendsAMonth, Values.WeekSlots.Mask(WeekSlotsRequired));

    public DateRange Period() => new(Start, End);

    /// <summary>As it can still be met: nothing begins before <paramref name="today"/>.</summary>
    public NeedRequirements From(DateOnly today) => Start < today ? this with { Start = today } : this;

    /// <summary>Places that one volunteer must have free: all of them where siblings stay together.</summary>
    public int PlacesInOneHome() => Siblings == SiblingRule.Together ? Count : 1;
}
