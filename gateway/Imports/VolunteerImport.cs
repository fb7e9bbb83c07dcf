using System.Globalization;
using Matching.Contracts.Law;
using Matching.Contracts.Volunteers;
using Matching.Gateway.Imports.Csv;
using Matching.Gateway.Volunteers;

namespace Matching.Gateway.Imports;

/// <summary>Files of volunteers.</summary>
internal sealed class VolunteerImport(IGrainFactory grains, LawBook law, DateOnly today) : ImportKind<VolunteerProfile>(grains)
{
    private const string RangeCure = "Give first day..first day after, like 2026-07-01..2026-08-01, several with spaces between.";
    private const string ApprovalCure = "Give type:stage, and behind them the day and courses, like FosterHome:Approved:2026-03-01:Pride, several with spaces between.";
    private const string BoundCure = "Give type:number, like Guardian:2, several with spaces between.";

    public override string Name => "volunteer";

    public override CsvSchema Schema { get; } = new(
        ["external_key", "name", "kind", "gender", "lat", "lon", "max_travel_km", "types", "capacity"],
        [
            "municipality", "email", "phone", "languages", "interests", "qualifications", "checks", "week_slots", "experience", "capacity_by_type",
            "ongoing", "paused_until", "shared_outside_home", "contact_name", "contact_email", "contact_phone", "household", "birth_year", "blocked_out",
            "weekends_a_month", "hours_a_week", "approvals", "dispensations", "kin_tags", "protected_identity", "members",
        ]);

    public override void Check(VolunteerProfile record, string municipality, Faults faults)
    {
        if (record.Types.Select(type => law.Find(municipality, type, today)?.DecidedBy).FirstOrDefault(a => a is not null) is { } authority)
            faults.Add("types", $"The {authority} decides on one of these assignment types here, not the municipality.", "Leave the type out: its cases are no municipality's.");
        if (record.Checks.Any(check => check.Date > today))
            faults.Add("checks", "The day of a check lies ahead.", "Give the day on which it was made, today at the latest.");
        if (record.Checks.Any(check => check.ConsentOn > check.Date))
            faults.Add("checks", "The consent is later than the check.", "Give the day of the consent, at the latest the day of the check.");
    }

    public override async Task<(long Version, VolunteerProfile Record)?> Stored(string municipality, Guid id) =>
        (await Grains.Volunteer(new(municipality, id)).Get()).Ok(out var view, out _) ? (view.Version, view.Profile) : null;

    public override Problem? Forbids(VolunteerProfile record, VolunteerProfile? stored, string municipality) => record.Checks switch
    {
        var checks when checks.Any(check => check.IsOfAnother(record, stored)) =>
            Problem.Invalid("A check is of the member who had this number before.", "checks", CheckedPeople.FormerMember),
        var checks when checks.Any(new CheckConsents(record, stored, municipality, law, today).IsMissing) =>
            Problem.Invalid("The law asks for the person's consent to a check, and none is recorded.", "checks", "Put :consent= and the day behind the check."),
        _ => record.WithStages(stored, today).WrongDecision(stored, municipality, law, today),
    };

    /// <summary>
    /// A file has no column for who fetched a check and the day it ended, nor for a member's address: those stay as they are recorded, and so do members of whom the row says nothing
    /// and a consent or purpose that it leaves out.
    /// </summary>
    public override VolunteerProfile InPlaceOf(VolunteerProfile stored, VolunteerProfile record) => record.WithStages(stored, today) with
    {
        Members = record.Kind == VolunteerKind.Individual || !record.Members.IsEmpty
            ? [.. record.Members.Select(m => stored.Members.FirstOrDefault(known => (known.Name, known.Number) == (m.Name, m.Number)) ?? m)]
            : stored.Members,
        Checks =
        [
            .. from check in record.Checks
               let known = stored.Checks.FirstOrDefault(c => c.IsSameAs(check))
               select known is null ? check : check with
               {
                   FetchedBy = known.FetchedBy,
                   EndedOn = known.EndedOn,
                   ConsentOn = check.ConsentOn ?? known.ConsentOn,
                   Purpose = check.Purpose == CheckPurpose.Unstated ? known.Purpose : check.Purpose,
               },
        ],
    };

    public override async Task<Outcome<long>> Store(string municipality, Guid id, VolunteerProfile record, long? expectedVersion) =>
        (await Grains.Volunteer(new(municipality, id)).Register(record, expectedVersion)).Ok(out var view, out var problem) ? view.Version : problem;

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
        Checks = [.. cells.List("checks", CheckCell.Cure, text => CheckCell.Read(cells, text)).Select(c => c.ToDto())],
        Contact = cells.Text("contact_name") is { } contact ? new() { Name = contact, Email = cells.Text("contact_email"), Phone = cells.Text("contact_phone") } : null,
        Members = MembersCell.Read(cells, "members"),
        Household = HouseholdCell.Read(cells, "household"),
        BirthYear = cells.Int("birth_year"),
        BlockedOut = [.. cells.List("blocked_out", RangeCure, text => Range(cells, text)).Select(DateRangeDto.Of)],
        WeekendsAMonth = cells.Int("weekends_a_month"),
        HoursAWeek = cells.Int("hours_a_week"),
        Approvals = [.. cells.List("approvals", ApprovalCure, text => Approval(cells, text)).Select(a => a.ToDto())],
        Dispensations = cells.Enums<AssignmentType>("dispensations"),
        KinTags = cells.List("kin_tags"),
        ProtectedIdentity = cells.YesNo("protected_identity"),
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
        _ when field.StartsWith("contact", StringComparison.Ordinal) => field == "contact" ? "contact_name" : $"contact_{field["contact.".Length..]}",
        _ when field.StartsWith("household", StringComparison.Ordinal) => "household",
        _ when field.StartsWith("members[", StringComparison.Ordinal) => "members",
        _ when field.StartsWith("approvals[", StringComparison.Ordinal) => "approvals",
        _ when field.StartsWith("blockedOut[", StringComparison.Ordinal) => "blocked_out",
        _ when field.StartsWith("checks[", StringComparison.Ordinal) => "checks",
        _ => null,
    };

    private static DateRange? Range(CsvCells cells, string text) =>
        text.Split("..") is [var from, var to] && cells.ShiftedDate(from) is { } first && cells.ShiftedDate(to) is { } end ? new(first, end) : null;

    /// <summary>Without a day it is the one on record, or that of the import.</summary>
    private static ApprovalEntry? Approval(CsvCells cells, string text)
    {
        if (text.Split(':') is not [var type, var stage, .. var rest] || !EnumNames<AssignmentType>.TryParse(type, out var parsed) || !EnumNames<ApprovalStage>.TryParse(stage, out var reached))
            return null;
        var since = rest is [var first, ..] ? cells.ShiftedDate(first) : null;
        var courses = since is null ? rest : rest[1..];
        return courses.All(c => EnumNames<Training>.TryParse(c, out _))
            ? new(parsed, reached, since, [.. courses.Select(c => EnumNames<Training>.TryParse(c, out var course) ? course : default)])
            : null;
    }

    private static KeyValuePair<AssignmentType, int>? Bound(string text) =>
        text.Split(':') is [var type, var number] && EnumNames<AssignmentType>.TryParse(type, out var parsed)
        && int.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var bound)
            ? new(parsed, bound)
            : null;

    private readonly record struct ApprovalEntry(AssignmentType Type, ApprovalStage Stage, DateOnly? Since, ImmutableArray<Training> Training)
    {
        public ApprovalDto ToDto() => new() { Type = Type, Stage = Stage, Since = Since, Training = Training };
    }
}
