using System.Globalization;
using Matching.Contracts.Volunteers;
using Matching.Gateway.Imports.Csv;
using Matching.Gateway.Volunteers;

namespace Matching.Gateway.Imports;

/// <summary>Files of volunteers.</summary>
internal sealed class VolunteerImport(IGrainFactory grains) : ImportKind<VolunteerProfile>(grains)
{
    private const string CheckCure = "Give kind:date:validUntil, like CriminalRecord:2026-03-01:2027-03-01, several with spaces between.";
    private const string BoundCure = "Give type:number, like Guardian:2, several with spaces between.";

    public override string Name => "volunteer";

    public override CsvSchema Schema { get; } = new(
        ["external_key", "name", "kind", "gender", "lat", "lon", "max_travel_km", "types", "capacity"],
        [
            "municipality", "email", "phone", "languages", "interests", "qualifications", "checks", "week_slots", "experience", "capacity_by_type",
            "ongoing", "paused_until", "shared_outside_home",
        ]);

    public override async Task<(long Version, VolunteerProfile Record)?> Stored(string municipality, Guid id) =>
        (await Grains.Volunteer(new(municipality, id)).Get()).Ok(out var view, out _) ? (view.Version, view.Profile) : null;

    public override async Task<Outcome<long>> Store(string municipality, Guid id, VolunteerProfile record) =>
        (await Grains.Volunteer(new(municipality, id)).Register(record, expectedVersion: null)).Ok(out var view, out var problem) ? view.Version : problem;

    protected override VolunteerProfile Read(CsvCells cells, Faults faults) => new VolunteerRequest
    {
        Person = new() { Name = cells.Text("name"), Email = cells.Text("email"), Phone = cells.Text("phone") },
        Kind = cells.Enum<VolunteerKind>("kind"),
        Gender = cells.Enum<Gender>("gender"),
        Home = new() { Latitude = cells.Degrees("lat"), Longitude = cells.Degrees("lon") },
        MaxTravelKm = cells.Int("max_travel_km"),
        Types = cells.Enums<AssignmentType>("types"),
        Languages = cells.List("languages"),
        Interests = cells.List("interests"),
        Qualifications = cells.List("qualifications"),
        Checks = [.. cells.List("checks", CheckCure, text => Check(cells, text)).Select(c => c.ToDto())],
        WeekSlots = cells.List("week_slots"),
        Experience = cells.Int("experience"),
        Capacity = cells.Int("capacity"),
        CapacityByType = cells.List("capacity_by_type", BoundCure, Bound).DistinctBy(b => b.Key).ToDictionary(),
        Ongoing = cells.Int("ongoing"),
        PausedUntil = cells.Date("paused_until"),
        SharedOutsideHome = cells.YesNo("shared_outside_home"),
    }.ToProfile(faults);

    protected override string? ColumnOf(string field) => field switch
    {
        "home" or "home.latitude" => "lat",
        "home.longitude" => "lon",
        _ when field.StartsWith("checks[", StringComparison.Ordinal) => "checks",
        _ => null,
    };

    private static CheckEntry? Check(CsvCells cells, string text) =>
        text.Split(':') is [var kind, var made, var until] && EnumNames<CheckKind>.TryParse(kind, out var parsed)
        && cells.ShiftedDate(made) is { } date && cells.ShiftedDate(until) is { } validUntil
            ? new(parsed, date, validUntil)
            : null;

    private static KeyValuePair<AssignmentType, int>? Bound(string text) =>
        text.Split(':') is [var type, var number] && EnumNames<AssignmentType>.TryParse(type, out var parsed)
        && int.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var bound)
            ? new(parsed, bound)
            : null;

    private readonly record struct CheckEntry(CheckKind Kind, DateOnly Date, DateOnly ValidUntil)
    {
        public CheckDto ToDto() => new() { Kind = Kind, Date = Date, ValidUntil = ValidUntil };
    }
}
