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

    /// <summary>A hard wish; default any.</summary>
    public Gender? Gender { get; init; }

    /// <summary>Blocks of four hours that would suit, like mon-16.</summary>
    [Required]
    public IReadOnlyList<string?>? WeekSlots { get; init; }

    /// <summary>How many of them suffice; default 1.</summary>
    [Range(1, MaxSlotsNeeded)]
    public int? SlotsNeeded { get; init; }

    public IReadOnlyList<string?>? Interests { get; init; }

    /// <summary>What stays with the municipality.</summary>
    [Required]
    public CaseDto? Case { get; init; }

    public NeedRequirements ToRequirements(Faults faults)
    {
        if (LanguagesPreferred is { Count: > MaxLanguagesPreferred })
            faults.Add("languagesPreferred", "The list is too long.", $"Give at most {MaxLanguagesPreferred} languages.");
        if (WeekSlots is not { Count: > 0 })
            faults.Add("weekSlots", "The list is empty.", "Say when the volunteer is needed, like mon-16.");
        else if (SlotsNeeded > WeekSlots.Count)
            faults.Add("slotsNeeded", "More blocks are needed than are given.", "Give at most as many as there are weekSlots.");
        if (DecisionDate > Start)
            faults.Add("start", "The placement starts before the decision.", "Give a start on or after the decision.");
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
            faults.Number("slotsNeeded", SlotsNeeded ?? 1, 1, MaxSlotsNeeded),
            faults.Codes("interests", Interests, Vocabulary.Interests));
    }
}
