using Matching.Contracts.Needs;
using Matching.Gateway.Offers;
using Matching.Gateway.Placements;

namespace Matching.Gateway.Needs;

/// <summary>A need as the municipality that opened it sees it.</summary>
internal sealed record NeedResponse
{
    public required Guid Id { get; init; }

    /// <summary>How proposals name the need: municipality/id.</summary>
    public required string Reference { get; init; }

    public required long Version { get; init; }

    public required NeedStatus Status { get; init; }

    public required AssignmentType Type { get; init; }

    public required PlaceDto Place { get; init; }

    public required int Count { get; init; }

    public required DateOnly Start { get; init; }

    public required DateOnly? DecisionDate { get; init; }

    public required IReadOnlyList<string> LanguagesRequired { get; init; }

    public required IReadOnlyList<string> LanguagesPreferred { get; init; }

    public required IReadOnlyList<string> QualificationsRequired { get; init; }

    public required Gender Gender { get; init; }

    public required IReadOnlyList<string> WeekSlots { get; init; }

    public required IReadOnlyList<string> WeekSlotsRequired { get; init; }

    public required int SlotsNeeded { get; init; }

    public required IReadOnlyList<string> Interests { get; init; }

    public required DateOnly? End { get; init; }

    public required bool Emergency { get; init; }

    public required IReadOnlyList<FulfilmentMode> Modes { get; init; }

    public required IReadOnlyList<Condition> Conditions { get; init; }

    public required IReadOnlyList<Condition> ConditionsPreferred { get; init; }

    public required bool LanguageIsSoft { get; init; }

    public required bool GenderIsSoft { get; init; }

    public required int? AgeFrom { get; init; }

    public required int? AgeTo { get; init; }

    public required int WeekendsAMonth { get; init; }

    public required int? HoursAWeek { get; init; }

    public required SiblingRule Siblings { get; init; }

    public required bool ForChild { get; init; }

    public required int? MaxDistanceKm { get; init; }

    /// <summary>The authority inside the municipality that keeps the case.</summary>
    public required Authority Authority { get; init; }

    public required CaseDto Case { get; init; }

    public required IReadOnlyList<OfferResponse> Offers { get; init; }

    public required IReadOnlyList<PlacementResponse> Placements { get; init; }

    /// <summary>The emergency lane, where there was one.</summary>
    public required LaneDto? Lane { get; init; }

    public static NeedResponse From(NeedView view) => new()
    {
        Id = view.Need.Id,
        Reference = view.Need.ToString(),
        Version = view.Version,
        Status = view.Status,
        Type = view.Requirements.Type,
        Place = PlaceDto.From(view.Requirements.Place),
        Count = view.Requirements.Count,
        Start = view.Requirements.Start,
        DecisionDate = view.Requirements.DecisionDate,
        LanguagesRequired = view.Requirements.LanguagesRequired,
        LanguagesPreferred = view.Requirements.LanguagesPreferred,
        QualificationsRequired = view.Requirements.QualificationsRequired,
        Gender = view.Requirements.Gender,
        WeekSlots = view.Requirements.WeekSlots,
        WeekSlotsRequired = view.Requirements.WeekSlotsRequired,
        SlotsNeeded = view.Requirements.SlotsNeeded,
        Interests = view.Requirements.Interests,
        End = view.Requirements.End,
        Emergency = view.Requirements.Emergency,
        Modes = view.Requirements.Modes,
        Conditions = view.Requirements.Conditions,
        ConditionsPreferred = view.Requirements.ConditionsPreferred,
        LanguageIsSoft = view.Requirements.LanguageIsSoft,
        GenderIsSoft = view.Requirements.GenderIsSoft,
        AgeFrom = view.Requirements.AgeFrom,
        AgeTo = view.Requirements.AgeTo,
        WeekendsAMonth = view.Requirements.WeekendsAMonth,
        HoursAWeek = view.Requirements.HoursAWeek,
        Siblings = view.Requirements.Siblings,
        ForChild = view.Requirements.ForChild,
        MaxDistanceKm = view.Requirements.MaxDistanceKm,
        Authority = Authorities.Of(view.Requirements.Type),
        Case = CaseDto.From(view.Case),
        Offers = [.. view.Offers.Select(OfferResponse.From)],
        Placements = [.. view.Placements.Select(PlacementResponse.From)],
        Lane = LaneDto.From(view.Lane),
    };
}
