using System.Collections.Immutable;
using Matching.Bench.Yardstick;
using Matching.Contracts.Law;
using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;
using Matching.Contracts.Regions;
using Matching.Contracts.Values;
using Matching.Contracts.Volunteers;
using Matching.Core;
using Vocabulary = Matching.Contracts.Values.Vocabulary;

namespace Matching.Bench.Stack;

/// <summary>
/// A yardstick data set in the words of the contracts: the sixteen roles become the eight assignment types, the check every kind of check, places the cells
/// of a map. <see cref="Core"/> is the same region as the core alone would take it, so that both must find the same total.
/// </summary>
internal sealed class RegionData
{
    public const string Name = "yardstick";
    private const int Types = 8, HectometresPerCell = 11, DaysPast = 900;
    private static readonly Place Centre = new(5_850, 1_560);
    private static readonly Plane Map = Plane.Around(Centre);
    private static readonly int Zero = new DateOnly(2000, 1, 1).DayNumber - 1;

    private readonly YardstickData _data;
    private readonly DateOnly _today;

    public RegionData(YardstickData data, DateOnly today)
    {
        (_data, _today) = (data, today);
        Members = [.. Enumerable.Range(0, data.Sharing.Municipalities).Select(m => $"se-{1000 + m}")];
        Core = data with { Volunteers = Array.ConvertAll(data.Volunteers, InRegion), Needs = Array.ConvertAll(data.Needs, InRegion) };
    }

    public ImmutableArray<string> Members { get; }

    public YardstickData Core { get; }

    public RegionDefinition Definition => new(Name, "Yardstick region", Members, Map, PoolShards: 1, ScoringWeights.Default);

    public static MunicipalityProfile Municipality(string code) => new(code, code, Centre, "matching desk", [Name], MunicipalityPolicy.Default);

    /// <summary>An agreement for each pair that shares, with a quota that never binds.</summary>
    public IEnumerable<SharingAgreement> Agreements() =>
        from home in Enumerable.Range(0, Members.Length)
        from receiving in Enumerable.Range(0, Members.Length)
        where home != receiving && _data.Sharing.Shares(receiving, home)
        select new SharingAgreement(
            IdOf('a', home * Members.Length + receiving), Members[home], Members[receiving], [.. Enum.GetValues<AssignmentType>()], Quota: 1_000_000,
            MonthlyPrice: 0, "SEK", _today.AddYears(-1), _today.AddYears(9), HomeFirst: false, AgreementStatus.Proposed);

    public VolunteerRef VolunteerRef(int v) => new(Members[Core.Volunteers[v].Municipality], IdOf('b', v));

    public NeedRef NeedRef(int n) => new(Members[Core.Needs[n].Municipality], IdOf('c', n));

    public VolunteerProfile Profile(int v)
    {
        var row = Core.Volunteers[v];
        var until = row.ChecksValidUntil.Kind0 == 0 ? (DateOnly?)null : DateOnly.FromDayNumber(row.ChecksValidUntil.Kind0 + Zero);
        return new(
            new PersonDetails($"Volunteer {v}", null, null),
            VolunteerKind.Individual,
            (Contracts.Values.Gender)(int)row.Gender,
            PlaceOf(_data.Volunteers[v].X, _data.Volunteers[v].Y),
            row.MaxTravelHm / 10,
            [.. Enum.GetValues<AssignmentType>().Where(type => (row.Roles >> (int)type & 1) != 0)],
            [.. Vocabulary.Languages.InMask(row.Languages)],
            [.. Vocabulary.Interests.InMask(row.Skills)],
            [.. Vocabulary.Qualifications.InMask(row.Certificates)],
            until is { } day ? [.. Enum.GetValues<CheckKind>().Select(kind => new BackgroundCheck(kind, day))] : [],
            [.. WeekSlots.InMask(row.Availability)],
            row.Experience,
            row.Capacity,
            ImmutableDictionary<AssignmentType, int>.Empty,
            row.Active,
            PausedUntil: null,
            row.SharedOutsideHome)
        {
            Approvals = [.. Enum.GetValues<AssignmentType>().Where(type => (row.Roles >> (int)type & 1) != 0).Select(type => new TypeApproval(type, ApprovalStage.Approved, DateOnly.FromDayNumber(Zero)))],
            // Somebody who lives alone and meets no condition, like the row.
            Household = new([], ChildrenAtHome: 1, Pets: true, Smoking: true, AllergicToAnimals: true, AllergicToSmoke: true, Accessible: false, Car: false, DrivingLicence: false),
        };
    }

    public NeedRequirements Requirements(int n)
    {
        var row = Core.Needs[n];
        var start = DateOnly.FromDayNumber(row.Day + Zero);
        return new(
            (AssignmentType)row.Role,
            PlaceOf(_data.Needs[n].X, _data.Needs[n].Y),
            row.Count,
            start,
            LawOf(row.Role, start).Regulated ? _today.AddDays(-14) : null,
            [.. Vocabulary.Languages.InMask(row.LanguagesRequired)],
            [.. Vocabulary.Languages.InMask(row.LanguagesPreferred)],
            [.. Vocabulary.Qualifications.InMask(row.CertificatesRequired)],
            (Contracts.Values.Gender)(int)row.GenderPreference,
            [.. WeekSlots.InMask(row.Slots)],
            row.SlotsNeeded,
            [.. Vocabulary.Interests.InMask(row.SkillsWanted)]);
    }

    public NeedCase Case(int n)
    {
        var row = Core.Needs[n];
        var cost = LawOf(row.Role, DateOnly.FromDayNumber(row.Day + Zero)).Regulated ? 1_000 : 0;
        return new($"case {n}", "matching desk", cost) { RelativesConsidered = new(2026, 1, 1) };
    }

    private VolunteerRow InRegion(VolunteerRow row)
    {
        var (x, y) = Map.Project(PlaceOf(row.X, row.Y));
        // Checks are made today at the latest.
        var until = row.ChecksValidUntil.Kind0 == 0 ? (short)0 : Math.Min(DayOf(row.ChecksValidUntil.Kind0), (short)(_today.DayNumber - Zero));
        return row with { X = (short)x, Y = (short)y, Roles = (ushort)((row.Roles | row.Roles >> Types) & 0xFF), ChecksValidUntil = new(until, until, until, until) };
    }

    private NeedRow InRegion(NeedRow row)
    {
        var (x, y) = Map.Project(PlaceOf(row.X, row.Y));
        var role = (byte)(row.Role % Types);
        // A need that has waited begins today at the earliest.
        var start = DayOf(Math.Max((short)DaysPast, row.ChecksValidOn.Kind0));
        var checks = LawOf(role, DateOnly.FromDayNumber(start + Zero)).ChecksFor(child: false).ToLookup(c => c.Kind);
        return row with
        {
            X = (short)x,
            Y = (short)y,
            Role = role,
            Day = start,
            ChecksValidOn = new(Asked(CheckKind.CriminalRecord), Asked(CheckKind.ChildProtection), Asked(CheckKind.Enforcement), Asked(CheckKind.SocialRegister)),
        };

        // Swedish law: a check for an adult's assignment does not age.
        short Asked(CheckKind kind) => checks.Contains(kind) ? (short)1 : (short)0;
    }

    // Day 900 of the yardsticks is today; day 1 of the columns is 2000-01-01.
    private short DayOf(short yardstickDay) => (short)(_today.DayNumber + yardstickDay - DaysPast - Zero);

    private static LawRule LawOf(int role, DateOnly start) => LawBook.Default.For("se", (AssignmentType)role, start);

    private static Place PlaceOf(int x, int y) => new(
        Math.Clamp(Centre.LatitudeCenti + y / HectometresPerCell, 5_400, 7_200), Math.Clamp(Centre.LongitudeCenti + x * 100 / Map.MetresPerLongitudeCenti, 400, 3_200));

    private static Guid IdOf(char kind, int number) => new(number, (short)kind, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1);
}
