using Matching.Contracts.Pool;
using Matching.Contracts.Regions;
using Matching.Core;
using Matching.Grains.Pool;
using Matching.Grains.Rounds;

namespace Matching.Grains.Tests.Rounds;

/// <summary>A random decision without a silo: its inputs, and the decision as it is stored.</summary>
internal sealed class StoredWorld
{
    private static readonly ImmutableArray<string> Members = ["se-0580", "se-0581", "se-0583"];
    private readonly Random random;
    private readonly bool onlyFullDays;

    /// <param name="joins">Whether the round knows of proposals that must fit together and of siblings.</param>
    /// <param name="onlyFullDays">Whether the round knows of single days only that they are full.</param>
    public StoredWorld(int seed, bool joins = true, bool onlyFullDays = false)
    {
        this.onlyFullDays = onlyFullDays;
        random = new Random(seed);
        var needs = Enumerable.Range(0, random.Next(1, 9)).Select(Need).ToImmutableArray();
        var map = new RegionPlane(Members, Plane.Around(new(5841, 1562)), new(2026, 1, 5));
        // Everybody shares with everybody; each receiving municipality is a class.
        ImmutableArray<int> sets = [.. needs.Select(n => Members.IndexOf(n.Need.Municipality))];
        var query = new PoolQuery(ScoringWeights.Default, map, needs, [Members, Members, Members], sets);
        Rows = [.. Enumerable.Range(0, random.Next(1, 15)).Select(Volunteer).OrderBy(r => r.Id)];
        Basis = new(
            new(random.Next(1, 4), seed),
            query,
            (FairnessGoal)random.Next(3),
            HomeFirstPoints: 100,
            sets,
            [.. Sharing().Where(s => sets.Contains(s.Receiving)).Select(s => new RoundQuota([new(Id(), random.Next(4))], s.Home, s.Receiving, [s.Receiving]))],
            [.. Sharing().Where(s => sets.Contains(s.Receiving) && random.Next(2) == 0).Select(s => new HomeFirstClass(s.Home, s.Receiving))],
            [1, 0, -1],
            [],
            [.. Rows.Where(r => r.Capacity - r.Active > 1 && random.Next(3) == 0).Select(r => new VolunteerTypeRoom(Ids.Guid(r.Id), AssignmentType.ContactPerson, 1))])
        {
            JoinsProposals = joins,
            CountsPlacesByDays = joins && !onlyFullDays,
        };
    }

    public RoundBasis Basis { get; private set; }

    public VolunteerRow[] Rows { get; }

    /// <summary>Decides, and stores the decision as a round does.</summary>
    public Task<StoredDecision> Decide() => StoredDecision.Of(Basis, Rows);

    private static IEnumerable<(int Home, int Receiving)> Sharing() =>
        from home in Enumerable.Range(0, 3) from receiving in Enumerable.Range(0, 3) where home != receiving select (home, receiving);

    private Guid Id()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }

    private PoolNeed Need(int number)
    {
        var siblings = random.Next(4);
        var start = new DateOnly(2026, random.Next(3) == 0 ? 3 : 2, 1);
        var wanted = siblings == 1 ? 1 : random.Next(1, 4);
        return new(
            new(Members[random.Next(3)], Id()), number + 1, (AssignmentType)random.Next(2), new(5841 + random.Next(-20, 20), 1562 + random.Next(-20, 20)),
            wanted, [], start, new(2025, 12, 1), (uint)random.Next(2), 2, 0, [new(2026, 2, 1), null, null, null], (Contracts.Values.Gender)random.Next(2), 0b1111, 1, 3, [])
        {
            End = random.Next(3) == 0 ? start.AddMonths(1) : null,
            Conditions = random.Next(8) == 0 ? 1u : 0,
            ConditionsPreferred = 2,
            ChecksNew = random.Next(5) == 0 ? 1u : 0,
            HouseholdMadeSince = random.Next(5) == 0 ? [new(2026, 2, 1), null, null, null] : [],
            WeekendsAMonth = random.Next(2),
            HoursStep = random.Next(3),
            WeekSlotsRequired = random.Next(3) == 0 ? 1u << random.Next(4) : 0,
            PlacesInOneHome = siblings == 1 ? random.Next(2, 4) : 1,
            PlacesPreferred = siblings == 2 ? wanted : 1,
        };
    }

    private VolunteerRow Volunteer(int number) => new()
    {
        Id = Ids.Number(Id()),
        Municipality = (ushort)random.Next(3),
        X = (short)random.Next(-300, 300),
        Y = (short)random.Next(-300, 300),
        Gender = (Core.Gender)random.Next(3),
        Roles = (ushort)random.Next(4),
        Languages = (uint)random.Next(4),
        ChecksValidUntil = new((short)random.Next(9_000, 10_500)),
        Availability = (ulong)random.Next(16),
        Skills = (uint)random.Next(4),
        Experience = (byte)random.Next(30),
        Capacity = (byte)random.Next(1, 5),
        Active = (byte)random.Next(2),
        MaxTravelHm = (ushort)random.Next(100, 900),
        SharedOutsideHome = random.Next(4) > 0,
        Mode = (byte)random.Next(3),
        Conditions = (byte)random.Next(256),
        AgeBand = (byte)random.Next(7),
        Weekends = (byte)random.Next(1, 5),
        HoursStep = (byte)random.Next(7),
        Rest = (byte)random.Next(3),
        Rare = random.Next(4) > 0 ? null : new()
        {
            Away = Enumerable.Range(0, random.Next(3)).Select(_ => new Away((short)random.Next(9_500, 9_600), (short)random.Next(9_600, 9_700))).ToArray(),
            TimeLeft = Enumerable.Range(0, random.Next(3)).Select(_ => new TimeLeft((short)random.Next(9_500, 9_600), (short)random.Next(9_600, 9_700), (byte)random.Next(3), (short)random.Next(6), (ulong)random.Next(16))).ToArray(),
            PurposeDays = Enumerable.Range(0, random.Next(3)).Select(n => new PurposeDay((byte)(4 + n), 16, (short)random.Next(9_000, 10_500))).ToArray(),
            PlacesLeft = random.Next(2) == 0 ? default : PlacesLeft((short)random.Next(9_500, 9_600), (short)random.Next(9_600, 9_700)),
            OtherAdults = random.Next(2) == 0 ? null : new((short)random.Next(9_000, 10_500)),
            LastPlaced = (short)random.Next(1, 9_500),
        },
    };

    private PlacesLeft[] PlacesLeft(short from, short to) => onlyFullDays
        ? [new(from, to, null, 0), new(from, short.MaxValue, 1, 0)]
        : [new(from, to, null, (short)random.Next(4)), new(to, short.MaxValue, null, (short)random.Next(5)), new(1, to, 1, (short)random.Next(1, 4))];
}
