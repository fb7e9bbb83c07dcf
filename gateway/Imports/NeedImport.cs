using Matching.Contracts.Law;
using Matching.Contracts.Needs;
using Matching.Gateway.Imports.Csv;
using Matching.Gateway.Needs;

namespace Matching.Gateway.Imports;

/// <summary>The two halves of a need as one row.</summary>
internal sealed record NeedRow(NeedRequirements Requirements, NeedCase Case);

/// <summary>Files of needs.</summary>
internal sealed class NeedImport(IGrainFactory grains, LawBook law) : ImportKind<NeedRow>(grains)
{
    public override string Name => "need";

    public override CsvSchema Schema { get; } = new(
        ["external_key", "type", "lat", "lon", "start", "week_slots", "client_reference"],
        [
            "municipality", "count", "decision_date", "languages_required", "languages_preferred", "qualifications_required", "gender",
            "week_slots_required", "slots_needed", "interests", "contact_point", "monthly_cost", "end", "emergency", "modes", "conditions", "conditions_preferred", "language_is_soft", "gender_is_soft",
            "age_from", "age_to", "weekends_a_month", "hours_a_week", "siblings", "for_child", "max_distance_km", "conflicts", "kin_tags",
            "relatives_considered", "child_age", "sibling_ages", "protected_identity",
        ]);

    public override void Check(NeedRow record, string municipality, Faults faults)
    {
        var fields = new Faults();
        NeedLaw.Check(record.Requirements, record.Case, municipality, law, fields);
        foreach (var fault in fields.Items) faults.Add(Column(fault.Field), fault.Detail, fault.Cure);
    }

    public override async Task<(long Version, NeedRow Record)?> Stored(string municipality, Guid id) =>
        (await Grains.Need(new(municipality, id)).Get()).Ok(out var view, out _) ? (view.Version, new(view.Requirements, view.Case)) : null;

    public override async Task<Outcome<long>> Store(string municipality, Guid id, NeedRow record, long? expectedVersion) =>
        (await Grains.Need(new(municipality, id)).Open(record.Requirements, record.Case, expectedVersion)).Ok(out var view, out var problem)
            ? view.Version
            : problem;

    protected override NeedRow Read(CsvCells cells, Faults faults)
    {
        var request = new NeedRequest
        {
            Type = cells.Enum<AssignmentType>("type"),
            Place = new() { Latitude = cells.Degrees("lat"), Longitude = cells.Degrees("lon") },
            Count = cells.Int("count"),
            Start = cells.Date("start"),
            DecisionDate = cells.Date("decision_date"),
            LanguagesRequired = cells.List("languages_required"),
            LanguagesPreferred = cells.List("languages_preferred"),
            QualificationsRequired = cells.List("qualifications_required"),
            Gender = cells.Enum<Gender>("gender"),
            WeekSlots = cells.List("week_slots"),
            WeekSlotsRequired = cells.List("week_slots_required"),
            SlotsNeeded = cells.Int("slots_needed"),
            Interests = cells.List("interests"),
            End = cells.Date("end"),
            Emergency = cells.YesNo("emergency"),
            Modes = cells.Enums<FulfilmentMode>("modes"),
            Conditions = cells.Enums<Condition>("conditions"),
            ConditionsPreferred = cells.Enums<Condition>("conditions_preferred"),
            LanguageIsSoft = cells.YesNo("language_is_soft"),
            GenderIsSoft = cells.YesNo("gender_is_soft"),
            AgeFrom = cells.Int("age_from"),
            AgeTo = cells.Int("age_to"),
            WeekendsAMonth = cells.Int("weekends_a_month"),
            HoursAWeek = cells.Int("hours_a_week"),
            Siblings = cells.Enum<SiblingRule>("siblings"),
            ForChild = cells.YesNo("for_child"),
            MaxDistanceKm = cells.Int("max_distance_km"),
            Case = new()
            {
                ClientReference = cells.Text("client_reference"),
                ContactPoint = cells.Text("contact_point"),
                MonthlyCost = cells.Int("monthly_cost"),
                Conflicts = cells.List("conflicts"),
                KinTags = cells.List("kin_tags"),
                RelativesConsidered = cells.Date("relatives_considered"),
                ChildAge = cells.Int("child_age"),
                SiblingAges = cells.Ints("sibling_ages"),
                ProtectedIdentity = cells.YesNo("protected_identity"),
            },
        };
        return new(request.ToRequirements(faults), CaseDto.ToCase(request.Case, faults));
    }

    protected override string? ColumnOf(string field) => field switch
    {
        "place" or "place.latitude" => "lat",
        "place.longitude" => "lon",
        _ => null,
    };
}
