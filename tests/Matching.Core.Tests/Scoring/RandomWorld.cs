namespace Matching.Core.Tests.Scoring;

/// <summary>Random people, requests, policies and agreements by seed. Ranges are narrow on purpose: ties, crowded cells and near misses are the rule.</summary>
internal sealed class RandomWorld
{
    private static readonly int[] PurposeSets = [1, 6];

    private readonly Random _random;
    private readonly int _spread;
    private readonly int _municipalities;

    /// <param name="seed">Decides all.</param>
    /// <param name="people">How many; drawn if 0.</param>
    public RandomWorld(int seed, int people = 0)
    {
        _random = new Random(seed);
        _spread = Pick(0, 3, 60, 400, 16_000);
        _municipalities = _random.Next(1, 5);
        CheckDay = Pick<short>(0, 9, 10, 11);
        Policy = DrawPolicy();
        Sharing = [.. Enumerable.Range(0, 2 * _municipalities).Select(row => Set(_municipalities, .5, row % _municipalities))];
        var drawn = Pick(0, 1, 40, 300);
        People = [.. Enumerable.Range(0, people > 0 ? people : drawn).Select(i => DrawPerson(DrawId(i)))];
        Requests = [.. Enumerable.Range(0, Pick(0, 1, 12)).Select(_ => DrawRequest())];
    }

    public ScoringPolicy Policy { get; }

    public HashSet<int>[] Sharing { get; }

    public List<Person> People { get; }

    public List<Request> Requests { get; }

    public NaiveScorer Naive => new(Policy, Sharing);

    public PoolSnapshot Pool => PoolSnapshot.Create([.. People.Select(p => p.ToRow())], CheckDay);

    public Scorer Scorer(KernelPath path)
    {
        var table = new SharingTable.Builder(_municipalities);
        for (var row = 0; row < Sharing.Length; row++)
            table.AddRow(row % _municipalities, Sharing[row]);
        return new(Policy, table.Build(), path);
    }

    private short CheckDay { get; }

    public int Next(int bound) => _random.Next(bound);

    public Person DrawPerson(UInt128 id)
    {
        var person = DrawColumns(id);
        // Of the volunteer's own checks one that counts for a purpose is never later than the latest.
        return _random.Next(4) > 0 ? person : person with
        {
            PurposeDays =
            [
                .. from column in Enumerable.Range(0, 8) from purposes in PurposeSets where _random.Next(3) == 0
                   select (column, purposes, Math.Min(Pick(0, 9, 10, 11, 30_000), column < 4 ? person.ChecksValidUntil[column] : short.MaxValue)),
            ],
        };
    }

    private Person DrawColumns(UInt128 id) => new(id)
    {
        Municipality = _random.Next(_municipalities),
        Place = DrawPlace(),
        Gender = _random.Next(4),
        Roles = Set(16, .6),
        BlockedRoles = Set(16, Pick(0, 0, .3)),
        Languages = Set(32, .5),
        Certificates = Set(16, .7),
        ChecksValidUntil = [.. Enumerable.Range(0, 4).Select(_ => Pick(0, 9, 10, 11, 30_000))],
        Slots = Set(42, .4),
        Skills = Set(32, .3),
        Experience = Pick(0, 1, 5, 20, 21, 255),
        Capacity = Pick(0, 1, 2, 3, 7, 63),
        Active = Pick(0, 0, 0, 1, 2, 62, 63),
        MaxTravelHm = Pick(0, 1, 50, 100, 600, 4_000),
        PausedUntil = Pick(0, 0, 0, 10, 20),
        SharedOutsideHome = _random.Next(4) > 0,
        Mode = _random.Next(RowLimits.Modes),
        Conditions = Set(8, .7),
        AgeBand = _random.Next(RowLimits.AgeBands + 1),
        Weekends = _random.Next(RowLimits.MaxWeekends + 1),
        HoursStep = Pick(0, 1, 3, 6, 6),
        Rest = _random.Next(RowLimits.MaxRest + 1),
        Absences = _random.Next(4) > 0 ? [] : [.. Enumerable.Range(0, _random.Next(3)).Select(_ => DrawAbsence())],
        TimesLeft = _random.Next(4) > 0 ? [] : [.. Enumerable.Range(0, _random.Next(3)).Select(_ => DrawTimeLeft())],
        OtherAdults = _random.Next(5) > 0 ? null : [.. Enumerable.Range(0, 4).Select(_ => Pick(0, 9, 10, 30_000))],
        LastPlaced = Pick(0, 0, 0, 9, 10),
        PlacesOfTypes = _random.Next(3) > 0 ? [] : [.. Set(16, .5).Select(role => (role, Pick(1, 1, 2, 3)))],
        PlacesLeft = _random.Next(3) > 0 ? [] : [.. DrawPlacesLeft(null), .. Set(16, Pick(0, .5)).Order().SelectMany(role => DrawPlacesLeft(role))],
    };

    private (int From, int To) DrawAbsence()
    {
        var from = Pick(1, 8, 10, 15, 20);
        return (from, Pick(from + 1, from + 5, from + 30, short.MaxValue));
    }

    /// <summary>Day by day, sometimes with days between that nothing is told of.</summary>
    private List<SparePlaces> DrawPlacesLeft(int? role)
    {
        var told = new List<SparePlaces>();
        for (var from = Pick(1, 1, 8, 10, 15); from < short.MaxValue && told.Count < 4; from = told[^1].To + Pick(0, 0, 3))
            told.Add(new(from, Pick(from + 1, from + 5, from + 10, short.MaxValue), role, Pick(-1, 0, 1, 2, 2, 3)));
        return told;
    }

    private SpareTime DrawTimeLeft()
    {
        var from = Pick(1, 8, 10, 15, 20);
        int? hours = Pick(0, 2, 6, 12, 40) is var most and not 40 ? most : null;
        return new(from, Pick(from + 1, from + 5, from + 30, short.MaxValue), _random.Next(RowLimits.MaxWeekends + 1), hours, Set(42, Pick(.5, .9, 1)));
    }

    private Request DrawRequest()
    {
        var day = Pick(0, 9, 10, 20, short.MaxValue);
        return DrawRequest(day) with { EndDay = day == short.MaxValue ? 0 : Pick(0, 0, day + 1, day + 5, 200) };
    }

    private Request DrawRequest(int day) => new()
    {
        Municipality = _random.Next(_municipalities),
        SharingRow = _random.Next(Sharing.Length),
        Place = DrawPlace(),
        Role = _random.Next(16),
        LanguagesRequired = Set(32, Pick(0, .03, .1)),
        LanguagesPreferred = Set(32, Pick(0, .05, 1)),
        CertificatesRequired = Set(16, Pick(0, .1)),
        ChecksValidOn = [.. Enumerable.Range(0, 4).Select(_ => Pick(0, 0, 0, 9, 10))],
        Gender = Pick(0, 0, 1, 2, 3),
        GenderIsSoft = _random.Next(2) == 0,
        LanguageIsSoft = _random.Next(2) == 0,
        Slots = Set(42, Pick(0, .2, 1)),
        SlotsNeeded = Pick(0, 1, 3, 4, 42),
        SlotsRequired = Set(42, Pick(0, 0, .03)),
        SkillsWanted = Set(32, Pick(0, .1, 1)),
        MaxDistanceHm = Pick(0, 0, 1, 70, 4_000),
        Day = day,
        Priority = Pick(0, 1, 17, 2_000),
        OtherAdultsValidOn = [.. Enumerable.Range(0, 4).Select(_ => Pick(0, 0, 9, 10))],
        ChecksNew = Set(8, Pick(0, 0, .5)),
        Purposes = Pick(0, 1, 6),
        PurposeChecks = Set(8, Pick(0, .5, 1)),
        Modes = Set(RowLimits.Modes, Pick(0, 0, .6)),
        Conditions = Set(8, Pick(0, 0, .2)),
        ConditionsPreferred = Set(8, Pick(0, 0, .4)),
        AgeBands = [.. Set(RowLimits.AgeBands, Pick(0, 0, .5)).Select(band => band + 1)],
        Weekends = Pick(0, 0, 0, 1, 3),
        HoursStep = Pick(0, 0, 0, 1, 4),
        Places = Pick(0, 1, 1, 2, 4),
        Excluded = [.. People.Where(_ => _random.Next(20) == 0).Select(p => p.Id), UInt128.MaxValue],
    };

    private ScoringPolicy DrawPolicy() => _random.Next(3) == 0 ? new() : new()
    {
        DistancePoints = Pick(0, 10, 400, 65_535),
        DistancePointsPerHm = Pick(0, 1, 7, 65_535),
        AvailabilityPoints = Pick(0, 1, 300),
        SkillPoints = Pick(0, 5, 200),
        LanguagePoints = Pick(0, 50, 3_000),
        ExperiencePoints = Pick(0, 5),
        ExperienceCap = Pick(0, 20, 255),
        LoadPoints = Pick(0, 1, 100, 65_535),
        GenderPenalty = Pick(0, 100, 65_535),
        LanguagePenalty = Pick(0, 100, 65_535),
        ConditionPenalty = Pick(0, 100, 65_535),
        AgePenalty = Pick(0, 50, 65_535),
        RestPoints = Pick(0, 0, 30, 65_535),
        PriorityPoints = Pick(0, 1, 10),
    };

    private UInt128 DrawId(int i) => _random.Next(2) == 0 ? (UInt128)i : new UInt128((ulong)_random.Next(3) << 40, (ulong)i << 32 | (uint)_random.Next());

    private (int X, int Y) DrawPlace() => (_random.Next(-_spread, _spread + 1), _random.Next(-_spread, _spread + 1));

    private HashSet<int> Set(int size, double chance, params int[] always) =>
        [.. Enumerable.Range(0, size).Where(_ => _random.NextDouble() < chance), .. always];

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];
}
