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
            "slots_needed", "interests", "contact_point", "monthly_cost",
        ]);

    public override void Check(NeedRow record, string municipality, Faults faults)
    {
        var fields = new Faults();
        NeedLaw.Check(record.Requirements, record.Case, municipality, law, fields);
        foreach (var fault in fields.Items) faults.Add(Column(fault.Field), fault.Detail, fault.Cure);
    }

    public override async Task<(long Version, NeedRow Record)?> Stored(string municipality, Guid id) =>
        (await Grains.Need(new(municipality, id)).Get()).Ok(out var view, out _) ? (view.Version, new(view.Requirements, view.Case)) : null;

    public override async Task<Outcome<long>> Store(string municipality, Guid id, NeedRow record) =>
        (await Grains.Need(new(municipality, id)).Open(record.Requirements, record.Case, expectedVersion: null)).Ok(out var view, out var problem)
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
            SlotsNeeded = cells.Int("slots_needed"),
            Interests = cells.List("interests"),
            Case = new()
            {
                ClientReference = cells.Text("client_reference"),
                ContactPoint = cells.Text("contact_point"),
                MonthlyCost = cells.Int("monthly_cost"),
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
