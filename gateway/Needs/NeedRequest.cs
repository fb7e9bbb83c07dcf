using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Needs;

namespace Matching.Gateway.Needs;

/// <summary>A need as the municipality writes it: the whole of it, every time.</summary>
internal sealed record NeedRequest
{
    /// <summary>Blocks of the week that one need can ask for at the most; the score counts up to four.</summary>
    public const int MaxSlotsNeeded = 4;

    /// <summary>Preferred languages that add to the score.</summary>
    public const int MaxLanguagesPreferred = 2;

    /// <summary>Whole units a month; above this it is a typing error.</summary>
    public const int MaxMonthlyCost = 1_000_000;

    private const int MinAge = 18, MaxAge = 100, MaxWeekends = 4;

    [Required]
    public AssignmentType? Type { get; init; }

    /// <summary>A coarse cell near the client.</summary>
    [Required]
    public PlaceDto? Place { get; init; }

    /// <summary>Volunteers wanted; default 1.</summary>
    [Range(1, Limits.NeedCount)]
    public int? Count { get; init; }

    /// <summary>The placement date.</summary>
    [Required]
    public DateOnly? Start { get; init; }

    /// <summary>When the statutory clock started; leave out for free volunteering.</summary>
    public DateOnly? DecisionDate { get; init; }

    /// <summary>All of them are needed.</summary>
    public IReadOnlyList<string?>? LanguagesRequired { get; init; }

    /// <summary>At most two; each adds to the score.</summary>
    public IReadOnlyList<string?>? LanguagesPreferred { get; init; }

    public IReadOnlyList<string?>? QualificationsRequired { get; init; }

    /// <summary>Default any. Others are rejected, or with genderIsSoft lose points.</summary>
    public Gender? Gender { get; init; }

    /// <summary>Blocks of four hours that would suit, like mon-16: each adds to the score. May be left out where weekSlotsRequired says when.</summary>
    public IReadOnlyList<string?>? WeekSlots { get; init; }

    /// <summary>Blocks that the placement takes: the volunteer must have all of them free, and no other placement gets them on the same days.</summary>
    public IReadOnlyList<string?>? WeekSlotsRequired { get; init; }

    /// <summary>How many of weekSlots suffice; default 1, and 0 where there are none.</summary>
    [Range(0, MaxSlotsNeeded)]
    public int? SlotsNeeded { get; init; }

    public IReadOnlyList<string?>? Interests { get; init; }

    /// <summary>First day after the placement; leave out where no end is planned.</summary>
    public DateOnly? End { get; init; }

    /// <summary>Somebody needs a home now, without waiting for a round. Default false.</summary>
    public bool? Emergency { get; init; }

    /// <summary>How it may be fulfilled; empty for any way.</summary>
    public IReadOnlyList<FulfilmentMode>? Modes { get; init; }

    /// <summary>Conditions of home and everyday life that must be met.</summary>
    public IReadOnlyList<Condition>? Conditions { get; init; }

    /// <summary>Conditions that cost points where they are not met.</summary>
    public IReadOnlyList<Condition>? ConditionsPreferred { get; init; }

    /// <summary>A missing required language costs points instead of rejecting. Default false.</summary>
    public bool? LanguageIsSoft { get; init; }

    /// <summary>Another gender costs points instead of rejecting. Default false.</summary>
    public bool? GenderIsSoft { get; init; }

    /// <summary>Preferred age of the volunteer; always soft.</summary>
    [Range(MinAge, MaxAge)]
    public int? AgeFrom { get; init; }

    [Range(MinAge, MaxAge)]
    public int? AgeTo { get; init; }

    /// <summary>Weekends a month, Friday to Sunday; default 0.</summary>
    [Range(0, MaxWeekends)]
    public int? WeekendsAMonth { get; init; }

    /// <summary>Hours a week: 2, 4, 8, 12, 20 or 40; leave out where the blocks say enough.</summary>
    public int? HoursAWeek { get; init; }

    /// <summary>How several places go together; default apart.</summary>
    public SiblingRule? Siblings { get; init; }

    /// <summary>The client is a child: true where case.childAge is given, which it must be for a child. Default: as the age says.</summary>
    public bool? ForChild { get; init; }

    /// <summary>No volunteer from farther away; leave out for no cap.</summary>
    [Range(1, Limits.TravelKm)]
    public int? MaxDistanceKm { get; init; }

    /// <summary>What stays with the municipality.</summary>
    [Required]
    public CaseDto? Case { get; init; }

    public NeedRequirements ToRequirements(Faults faults)
    {
        if (LanguagesPreferred is { Count: > MaxLanguagesPreferred })
            faults.Add("languagesPreferred", "The list is too long.", $"Give at most {MaxLanguagesPreferred} languages.");
        var wished = WeekSlots?.Count ?? 0;
        if (wished == 0 && WeekSlotsRequired is not { Count: > 0 })
            faults.Add("weekSlots", "The list is empty.", "Say when the volunteer is needed, like mon-16, here or in weekSlotsRequired.");
        else if (SlotsNeeded > wished)
            faults.Add("slotsNeeded", "More blocks are needed than are given.", "Give at most as many as there are weekSlots.");
        if (DecisionDate > Start)
            faults.Add("start", "The placement starts before the decision.", "Give a start on or after the decision.");
        if (End <= Start)
            faults.Add("end", "The placement ends before it starts.", "Give the first day after the placement, or leave it out.");
        if (Conditions is not null && ConditionsPreferred is not null && Conditions.Intersect(ConditionsPreferred).Any())
            faults.Add("conditionsPreferred", "A condition is both required and preferred.", "Name it in one of the two.");
        if (ForChild == true && Case is { ChildAge: null })
            faults.Add("case.childAge", "The child's age is missing.", "Give 0 to 17 whole years, which decide whose consent is asked; for an adult, leave forChild out.");
        if (ForChild == false && Case is { ChildAge: not null })
            faults.Add("forChild", "The case gives a child's age.", "Leave forChild out or set it to true; for an adult, leave case.childAge out.");
        return new(
            faults.Required("type", Type, EnumNames<AssignmentType>.Cure),
            faults.Place("place", Place),
            faults.Number("count", Count ?? 1, 1, Limits.NeedCount),
            faults.Required("start", Start, "Give the placement date as yyyy-MM-dd."),
            DecisionDate,
            faults.Codes("languagesRequired", LanguagesRequired, Vocabulary.Languages),
            faults.Codes("languagesPreferred", LanguagesPreferred, Vocabulary.Languages),
            faults.Codes("qualificationsRequired", QualificationsRequired, Vocabulary.Qualifications),
            Gender ?? Contracts.Values.Gender.Any,
            faults.WeekSlots("weekSlots", WeekSlots),
            faults.Number("slotsNeeded", SlotsNeeded ?? Math.Min(1, wished), Math.Min(1, wished), MaxSlotsNeeded),
            faults.Codes("interests", Interests, Vocabulary.Interests))
        {
            WeekSlotsRequired = faults.WeekSlots("weekSlotsRequired", WeekSlotsRequired),
            End = End,
            Emergency = Emergency ?? false,
            Modes = faults.Enums("modes", Modes, required: false),
            Conditions = faults.Enums("conditions", Conditions, required: false),
            ConditionsPreferred = faults.Enums("conditionsPreferred", ConditionsPreferred, required: false),
            LanguageIsSoft = LanguageIsSoft ?? false,
            GenderIsSoft = GenderIsSoft ?? false,
            AgeFrom = AgeFrom is null ? null : faults.Number("ageFrom", AgeFrom, MinAge, MaxAge),
            AgeTo = AgeTo is null ? null : faults.Number("ageTo", AgeTo, Math.Max(MinAge, AgeFrom ?? 0), MaxAge),
            WeekendsAMonth = faults.Number("weekendsAMonth", WeekendsAMonth ?? 0, 0, MaxWeekends),
            HoursAWeek = faults.HoursAWeek("hoursAWeek", HoursAWeek),
            Siblings = Siblings ?? SiblingRule.Apart,
            ForChild = ForChild ?? Case?.ChildAge is not null,
            MaxDistanceKm = MaxDistanceKm is null ? null : faults.Number("maxDistanceKm", MaxDistanceKm, 1, Limits.TravelKm),
        };
    }
}
