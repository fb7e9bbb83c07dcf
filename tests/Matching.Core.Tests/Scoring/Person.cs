namespace Matching.Core.Tests.Scoring;

/// <summary>A volunteer as the naive reference sees one: sets and plain numbers, no masks.</summary>
internal sealed record Person(UInt128 Id)
{
    public int Municipality { get; init; }
    public (int X, int Y) Place { get; init; }
    public int Gender { get; init; }
    public HashSet<int> Roles { get; init; } = [];
    public HashSet<int> BlockedRoles { get; init; } = [];
    public HashSet<int> Languages { get; init; } = [];
    public HashSet<int> Certificates { get; init; } = [];
    public int[] ChecksValidUntil { get; init; } = [0, 0, 0, 0];
    public HashSet<int> Slots { get; init; } = [];
    public HashSet<int> Skills { get; init; } = [];
    public int Experience { get; init; }
    public int Capacity { get; init; }
    public int Active { get; init; }
    public int MaxTravelHm { get; init; }
    public int PausedUntil { get; init; }
    public bool SharedOutsideHome { get; init; }
    public int Mode { get; init; }
    public HashSet<int> Conditions { get; init; } = [];
    public int AgeBand { get; init; }
    public int Weekends { get; init; }
    public int HoursStep { get; init; }
    public int Rest { get; init; }
    public (int From, int To)[] Absences { get; init; } = [];
    public SpareTime[] TimesLeft { get; init; } = [];
    public int[]? OtherAdults { get; init; }
    public int LastPlaced { get; init; }
    public (int Column, int Purposes, int Day)[] PurposeDays { get; init; } = [];
    public (int Role, int Left)[] PlacesOfTypes { get; init; } = [];
    public SparePlaces[] PlacesLeft { get; init; } = [];

    public VolunteerRow ToRow() => new()
    {
        Id = Id,
        Municipality = (ushort)Municipality,
        X = (short)Place.X,
        Y = (short)Place.Y,
        Gender = (Gender)Gender,
        Roles = (ushort)Mask.Of(Roles),
        BlockedRoles = (ushort)Mask.Of(BlockedRoles),
        Languages = (uint)Mask.Of(Languages),
        Certificates = (ushort)Mask.Of(Certificates),
        ChecksValidUntil = Mask.Days(ChecksValidUntil),
        Availability = Mask.Of(Slots),
        Skills = (uint)Mask.Of(Skills),
        Experience = (byte)Experience,
        Capacity = (byte)Capacity,
        Active = (byte)Active,
        MaxTravelHm = (ushort)MaxTravelHm,
        PausedUntil = (short)PausedUntil,
        SharedOutsideHome = SharedOutsideHome,
        Mode = (byte)Mode,
        Conditions = (byte)Mask.Of(Conditions),
        AgeBand = (byte)AgeBand,
        Weekends = (byte)Weekends,
        HoursStep = (byte)HoursStep,
        Rest = (byte)Rest,
        Rare = Absences.Length == 0 && TimesLeft.Length == 0 && OtherAdults is null && LastPlaced == 0 && PurposeDays.Length == 0 && PlacesOfTypes.Length == 0 && PlacesLeft.Length == 0 ? null : new()
        {
            Away = Absences.Select(a => new Away((short)a.From, (short)a.To)).ToArray(),
            TimeLeft = TimesLeft.Select(t => new TimeLeft((short)t.From, (short)t.To, (byte)t.Weekends, (short)(t.Hours ?? TimeLeft.AnyHours), Mask.Of(t.Slots))).ToArray(),
            OtherAdults = OtherAdults is { } days ? Mask.Days(days) : null,
            LastPlaced = (short)LastPlaced,
            PurposeDays = PurposeDays.Select(d => new PurposeDay((byte)d.Column, (byte)d.Purposes, (short)d.Day)).ToArray(),
            PlacesOfTypes = PlacesOfTypes.Select(t => new TypePlaces((byte)t.Role, (byte)t.Left)).ToArray(),
            PlacesLeft = PlacesLeft.Select(p => new PlacesLeft((short)p.From, (short)p.To, (byte?)p.Role, (short)p.Left)).ToArray(),
        },
    };
}

/// <summary>A need as the naive reference sees one.</summary>
internal sealed record Request
{
    public int Municipality { get; init; }
    public int SharingRow { get; init; }
    public (int X, int Y) Place { get; init; }
    public int Role { get; init; }
    public HashSet<int> LanguagesRequired { get; init; } = [];
    public HashSet<int> LanguagesPreferred { get; init; } = [];
    public HashSet<int> CertificatesRequired { get; init; } = [];
    public int[] ChecksValidOn { get; init; } = [0, 0, 0, 0];
    public int Gender { get; init; }
    public bool GenderIsSoft { get; init; }
    public bool LanguageIsSoft { get; init; }
    public HashSet<int> Slots { get; init; } = [];
    public int SlotsNeeded { get; init; }
    public HashSet<int> SlotsRequired { get; init; } = [];
    public HashSet<int> SkillsWanted { get; init; } = [];
    public int MaxDistanceHm { get; init; }
    public int Day { get; init; }
    public int Priority { get; init; }
    public UInt128[] Excluded { get; init; } = [];
    public int[] OtherAdultsValidOn { get; init; } = [0, 0, 0, 0];
    public HashSet<int> ChecksNew { get; init; } = [];
    public int Purposes { get; init; }
    public HashSet<int> PurposeChecks { get; init; } = [];
    public HashSet<int> Modes { get; init; } = [];
    public HashSet<int> Conditions { get; init; } = [];
    public HashSet<int> ConditionsPreferred { get; init; } = [];
    public HashSet<int> AgeBands { get; init; } = [];
    public int Weekends { get; init; }
    public int HoursStep { get; init; }
    public int Places { get; init; }
    public int EndDay { get; init; }

    public NeedRow ToRow() => new()
    {
        Municipality = (ushort)Municipality,
        SharingRow = SharingRow,
        X = (short)Place.X,
        Y = (short)Place.Y,
        Role = (byte)Role,
        LanguagesRequired = (uint)Mask.Of(LanguagesRequired),
        LanguagesPreferred = (uint)Mask.Of(LanguagesPreferred),
        CertificatesRequired = (ushort)Mask.Of(CertificatesRequired),
        ChecksValidOn = Mask.Days(ChecksValidOn),
        GenderPreference = (Gender)Gender,
        GenderIsSoft = GenderIsSoft,
        LanguageIsSoft = LanguageIsSoft,
        Slots = Mask.Of(Slots),
        SlotsNeeded = (byte)SlotsNeeded,
        SlotsRequired = Mask.Of(SlotsRequired),
        SkillsWanted = (uint)Mask.Of(SkillsWanted),
        MaxDistanceHm = (ushort)MaxDistanceHm,
        Day = (short)Day,
        Priority = Priority,
        Excluded = Excluded,
        OtherAdultsValidOn = Mask.Days(OtherAdultsValidOn),
        ChecksNew = (byte)Mask.Of(ChecksNew),
        Purposes = (byte)Purposes,
        PurposeChecks = (byte)Mask.Of(PurposeChecks),
        Modes = (byte)Mask.Of(Modes),
        ConditionsRequired = (byte)Mask.Of(Conditions),
        ConditionsPreferred = (byte)Mask.Of(ConditionsPreferred),
        AgeBands = (byte)Mask.Of(AgeBands.Select(band => band - 1)),
        Weekends = (byte)Weekends,
        HoursStep = (byte)HoursStep,
        Places = (byte)Places,
        EndDay = (short)EndDay,
    };
}

/// <summary>What a person has left to give on some days; the day after the last, <c>To</c>, is <see cref="short.MaxValue"/> for no end, hours null for as many as needed.</summary>
internal sealed record SpareTime(int From, int To, int Weekends, int? Hours, HashSet<int> Slots);

/// <summary>Places that a person has left on some days, of one role or (null) of all; <c>To</c> as in <see cref="SpareTime"/>.</summary>
internal sealed record SparePlaces(int From, int To, int? Role, int Left)
{
    public bool Covers(int day) => From <= day && (day < To || To == short.MaxValue);
}

internal static class Mask
{
    public static ulong Of(IEnumerable<int> bits) => bits.Aggregate(0ul, (mask, bit) => mask | 1ul << bit);

    public static CheckDays Days(int[] days) => new((short)days[0], (short)days[1], (short)days[2], (short)days[3]);
}
