using Matching.Contracts.Pool;
using Matching.Contracts.Regions;
using Matching.Contracts.Rounds;
using Matching.Core;
using Matching.Grains.Pool;
using Matching.Grains.Rounds;
using Matching.Grains.Tests.Silo;

namespace Matching.Grains.Tests.Rounds;

/// <summary>
/// A small random round without a silo in which one volunteer's proposals often collide: siblings who take several places, few hours and weekends, needs that
/// end before others begin, limits for a type. With the rules said plainly once more, and the best total by trying every choice.
/// </summary>
internal sealed class JointWorld
{
    private static readonly ImmutableArray<string> Members = ["se-0580", "se-0581"];
    private static readonly InlineComputePool Compute = new();
    /// <summary>Of each step; the last is as many as needed.</summary>
    private static readonly int[] Hours = [0, 2, 4, 8, 12, 20, 1_000];
    private readonly Random random;
    private readonly Dictionary<(int Need, int Volunteer), int> points = [], rooms = [];

    /// <param name="hasQuota">One quota from the first member to the second; otherwise all share without.</param>
    /// <param name="agreements">Instead of that, agreements whose quotas may overlap.</param>
    public JointWorld(int seed, FairnessGoal goal = FairnessGoal.None, bool hasQuota = false, RandomAgreements? agreements = null)
    {
        Agreements = agreements;
        random = new Random(seed);
        var needs = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Need()).OrderBy(n => n.Need.Municipality, StringComparer.Ordinal).ThenBy(n => n.Need.Id).ToImmutableArray();
        ImmutableArray<int> sets = [.. needs.Select(n => Members.IndexOf(n.Need.Municipality))];
        Rows = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Volunteer()).OrderBy(r => r.Id)];
        var query = new PoolQuery(ScoringWeights.Default, new(Members, Plane.Around(new(5841, 1562)), new(2026, 1, 5)), needs, [Members, Members], sets);
        Basis = new(
            new(random.Next(1, 4), seed),
            query,
            goal,
            HomeFirstPoints: 100,
            sets,
            hasQuota && sets.Contains(1) ? [new RoundQuota([new(Id(), random.Next(2))], 0, 1, [1])] : [],
            random.Next(3) == 0 && sets.Contains(1) ? [new HomeFirstClass(0, 1)] : [],
            goal == FairnessGoal.None ? [] : [0, 0],
            [],
            [.. Rows.Where(r => TypeLimit(r) < r.Capacity - r.Active).Select(r => new VolunteerTypeRoom(Ids.Guid(r.Id), AssignmentType.FosterHome, TypeLimit(r)))])
        {
            JoinsProposals = true,
            CountsPlacesByDays = true,
        };
        Basis = agreements?.Under(Basis) ?? Basis;
    }

    public static RandomAgreements AgreementsOf(int seed) => RandomAgreements.Of(seed, Members);

    public RandomAgreements? Agreements { get; }

    public RoundBasis Basis { get; }

    public VolunteerRow[] Rows { get; }

    public ImmutableArray<PoolNeed> Needs => Basis.Query.Needs;

    public async Task<RoundOutcome> Decide(int shards = 1)
    {
        if (points.Count == 0)
            await ReadPoints();
        return await new RoundComputation(Basis, Pool(shards), Compute, TimeProvider.System).Run(CancellationToken.None);
    }

    /// <summary>Decides, and stores the decision as a round does.</summary>
    public Task<StoredDecision> Store(int shards = 1) => StoredDecision.Of(Basis, Pool(shards));

    /// <summary>What an eligible pair adds to the total, and nothing for any other. Eligibility and points are those of the scorer; what siblings make of them is said here.</summary>
    public int Worth(int need, int volunteer)
    {
        if (!points.TryGetValue((need, volunteer), out var one) || Room(need, volunteer) < Places(need))
            return 0;
        var isHomeFirst = Agreements?.IsHomeFirst(Members[Rows[volunteer].Municipality], Needs[need])
            ?? Basis.HomeFirst.Any(h => h.Home == Rows[volunteer].Municipality && h.Class == Basis.ClassOfNeed[need]);
        var charged = isHomeFirst ? one - 100 : one;
        return Math.Max(0, charged) * Places(need);
    }

    /// <summary>Places that one home gives for a need.</summary>
    public int Places(int need) => Needs[need].PlacesInOneHome > 1 ? Needs[need].PlacesInOneHome : Needs[need].PlacesPreferred == 1
        ? 1
        : Math.Min(Needs[need].Wanted, Enumerable.Range(0, Rows.Length).Where(v => points.ContainsKey((need, v))).Select(v => Room(need, v)).Append(1).Max());

    public int Wanted(int need) => Needs[need].PlacesInOneHome > 1 ? Needs[need].Wanted : Needs[need].Wanted / Places(need);

    public bool Fits(int volunteer, IReadOnlyCollection<int> needs)
    {
        var row = Rows[volunteer];
        if (needs.Count > Free(volunteer) || needs.Count(IsTyped) > TypeLimit(row))
            return false;
        foreach (var day in Days())
        {
            var running = needs.Select(n => Needs[n]).Where(n => n.Start <= day && (n.End is null || day < n.End)).ToList();
            var number = Grains.Pool.Days.Number(day);
            List<int> here = [.. needs.Where(n => Needs[n].Start <= day && (Needs[n].End is null || day < Needs[n].End))];
            if (here.Count > 0 && (here.Sum(Places) > PlacesOn(row, null, number) || here.Where(IsTyped).Sum(Places) > PlacesOn(row, (byte)AssignmentType.FosterHome, number)))
                return false;
            var (weekends, hours, slots) = ((int)row.Weekends, Hours[row.HoursStep], row.Availability);
            foreach (var left in (row.Rare?.TimeLeft ?? default).ToArray().Where(l => l.From <= number && number < l.To))
                (weekends, hours, slots) = (left.Weekends, left.Hours, left.Slots);
            if (running.Sum(n => n.WeekendsAMonth) > weekends || running.Sum(n => Hours[n.HoursStep]) > hours)
                return false;
            if (running.Any(n => (n.WeekSlotsRequired & ~slots) != 0) || Enumerable.Range(0, 4).Any(slot => running.Count(n => (n.WeekSlotsRequired >> slot & 1) == 1) > 1))
                return false;
        }

        return true;
    }

    /// <summary>What a pair pays for quotas.</summary>
    public int QuotaPrice(TermsCertificate terms, int need, int volunteer) =>
        Agreements?.Price(terms, Members[Rows[volunteer].Municipality], Needs[need]) ?? (IsUnderQuota(need, volunteer) ? terms.Quotas.Sum(q => q.Price) : 0);

    /// <summary>The largest total of all choices that fit and keep the quotas.</summary>
    public long Exhaustive() => Best(0, 0, [.. Enumerable.Range(0, Needs.Length).Select(Wanted)], [.. Rows.Select(_ => new List<int>())]);

    private bool IsUnderQuota(int need, int volunteer) => Rows[volunteer].Municipality == 0 && Needs[need].Need.Municipality == Members[1];

    private bool KeepsQuotas(List<int>[] taken)
    {
        var placements = taken.SelectMany((needs, v) => needs.Select(n => (Need: n, Volunteer: v)));
        return Agreements?.AreKept([.. placements.Select(p => (Members[Rows[p.Volunteer].Municipality], Needs[p.Need]))])
            ?? (Basis.Quotas.IsEmpty || placements.Count(p => IsUnderQuota(p.Need, p.Volunteer)) <= Basis.Quotas[0].Free);
    }

    private long Best(int need, int volunteer, int[] wanted, List<int>[] taken)
    {
        if (volunteer == Rows.Length)
            (need, volunteer) = (need + 1, 0);
        if (need >= Needs.Length)
            return 0;
        var best = Best(need, volunteer + 1, wanted, taken);
        if (wanted[need] == 0 || Worth(need, volunteer) is not (> 0 and var worth) || !Fits(volunteer, [.. taken[volunteer], need]))
            return best;
        wanted[need]--;
        taken[volunteer].Add(need);
        if (KeepsQuotas(taken))
            best = Math.Max(best, worth + Best(need, volunteer + 1, wanted, taken));
        taken[volunteer].Remove(need);
        wanted[need]++;
        return best;
    }

    private IRoundPool Pool(int shards) => shards == 1 ? new StoredPool(Basis, Rows, Compute) : new SplitPool(Basis, Rows, Compute, shards);

    private async Task ReadPoints()
    {
        var pool = new StoredPool(Basis, Rows, Compute);
        var scores = (await pool.Score(Rows.Length, CancellationToken.None))[0];
        for (var need = 0; need < Needs.Length; need++)
        {
            for (var at = scores.Offsets[need]; at < scores.Offsets[need + 1]; at++)
                points[(need, Array.FindIndex(Rows, r => Ids.Guid(r.Id) == pool.Rosters[0].Volunteers[scores.Rows[at]].Id))] = scores.Scores[at];
        }
    }

    /// <summary>Places left whatever the days.</summary>
    public int Free(int volunteer) => Rows[volunteer].Capacity - Rows[volunteer].Active;

    private bool IsTyped(int need) => Needs[need].Type == AssignmentType.FosterHome;

    private int Room(int need, int volunteer) =>
        rooms.TryGetValue((need, volunteer), out var known) ? known : rooms[(need, volunteer)] = CountRoom(Needs[need], Rows[volunteer]);

    private static int CountRoom(PoolNeed need, VolunteerRow row)
    {
        var days = Days().Where(day => need.Start <= day && !(day >= need.End)).Select(day => Grains.Pool.Days.Number(day)).ToList();
        var total = days.Min(day => PlacesOn(row, null, day));
        return need.Type == AssignmentType.FosterHome ? Math.Min(total, days.Min(day => PlacesOn(row, (byte)AssignmentType.FosterHome, day))) : total;
    }

    /// <summary>All begins, and the rows tell of other days, in February: what is taken is most, and what is left least, on a day of it.</summary>
    private static IEnumerable<DateOnly> Days() => Enumerable.Range(0, 28).Select(new DateOnly(2026, 2, 1).AddDays);

    private static int PlacesOn(in VolunteerRow row, byte? role, short day)
    {
        foreach (ref readonly var told in (row.Rare?.PlacesLeft ?? default).Span)
        {
            if (told.Role == role && told.From <= day && (day < told.To || told.To == short.MaxValue))
                return told.Left;
        }

        return role is null ? row.Capacity - row.Active : TypeLimit(row);
    }

    private static int TypeLimit(VolunteerRow row) => (row.Rare?.PlacesOfTypes ?? default).ToArray().Select(t => (int)t.Left).Append(int.MaxValue).First();

    private Guid Id()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }

    private PoolNeed Need()
    {
        var siblings = random.Next(3);
        var (wanted, start) = (random.Next(1, 4), new DateOnly(2026, 2, 1 + random.Next(20)));
        return new(
            new(Members[random.Next(2)], Id()), 1, random.Next(2) == 0 ? AssignmentType.FosterHome : AssignmentType.ContactPerson, new(5841 + random.Next(-20, 20), 1562 + random.Next(-20, 20)),
            siblings == 1 ? 1 : wanted, [], start, new(2025, 12, 1), 0, 2, 0, [null, null, null, null], 0, 0b1111, 1, 3, [])
        {
            End = random.Next(3) == 0 ? start.AddDays(1 + random.Next(20)) : null,
            WeekendsAMonth = random.Next(3),
            HoursStep = random.Next(4),
            WeekSlotsRequired = random.Next(3) == 0 ? 1ul << random.Next(4) : 0,
            PlacesInOneHome = siblings == 1 ? random.Next(2, 4) : 1,
            PlacesPreferred = siblings == 2 ? wanted : 1,
        };
    }

    private VolunteerRow Volunteer()
    {
        var row = new VolunteerRow
        {
            Id = Ids.Number(Id()),
            Municipality = (ushort)random.Next(2),
            X = (short)random.Next(-100, 100),
            Y = (short)random.Next(-100, 100),
            Roles = (ushort)(1 << (int)AssignmentType.FosterHome | 1 << (int)AssignmentType.ContactPerson),
            Languages = (uint)random.Next(4),
            Availability = (ulong)random.Next(1, 16) | 1,
            Skills = (uint)random.Next(4),
            Experience = (byte)random.Next(30),
            Capacity = (byte)random.Next(1, 5),
            MaxTravelHm = (ushort)random.Next(300, 900),
            SharedOutsideHome = random.Next(4) > 0,
            Weekends = (byte)random.Next(1, 5),
            HoursStep = (byte)random.Next(1, 7),
        };
        var until = Grains.Pool.Days.Number(new DateOnly(2026, 2, 1 + random.Next(20)));
        return (random.Next(3) > 0 ? row : Busy(row, until)) is var one && random.Next(3) > 0 ? one : Fuller(one, until);
    }

    /// <summary>A placement that runs for some weeks takes a weekend and some hours.</summary>
    private static VolunteerRow Busy(VolunteerRow row, short until) => row with
    {
        Rare = new() { TimeLeft = new[] { new TimeLeft(1, until, (byte)(row.Weekends - 1), (short)(Hours[row.HoursStep] / 2), row.Availability) } },
    };

    /// <summary>Some places are taken until a day, perhaps all of them; often there is a limit for a type.</summary>
    private VolunteerRow Fuller(VolunteerRow row, short until)
    {
        var (taken, ofType) = (random.Next(row.Capacity + 1), random.Next(2) == 0 ? 0 : random.Next(1, row.Capacity + 1));
        var typeTaken = Math.Min(ofType, random.Next(taken + 1));
        PlacesLeft[] told = [new(1, until, null, (short)(row.Capacity - taken)), new(until, short.MaxValue, null, row.Capacity)];
        PlacesLeft[] typed = [new(1, until, (byte)AssignmentType.FosterHome, (short)(ofType - typeTaken)), new(until, short.MaxValue, (byte)AssignmentType.FosterHome, (short)ofType)];
        return row with
        {
            Active = (byte)Math.Min(row.Capacity - 1, taken),
            Rare = (row.Rare ?? new()) with
            {
                PlacesLeft = taken == 0 ? default : ofType == 0 ? told : [.. told, .. typed],
                PlacesOfTypes = ofType == 0 ? default : new[] { new TypePlaces((byte)AssignmentType.FosterHome, (byte)Math.Max(1, ofType - typeTaken)) },
            },
        };
    }
}
