using Matching.Contracts.Law;
using Matching.Contracts.Regions;
using Matching.Contracts.Volunteers;
using Matching.Core;
using Matching.Grains.Pool;
using Matching.Grains.Tests.Stories;
using Matching.Grains.Volunteers;
using Rejection = Matching.Core.Rejection;

namespace Matching.Grains.Tests.Volunteers;

/// <summary>The ledger that decides, the columns that propose and a list gone through day by day say the same of a volunteer's places.</summary>
public sealed class PlaceLedgerTests
{
    private static readonly DateOnly Day = new(2026, 6, 1);
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly AssignmentType[] Types = [AssignmentType.ContactPerson, AssignmentType.FosterHome];

    [Fact]
    public void Ledger_Columns_AndEachDay_Agree()
    {
        var (free, taken, byDays) = (0, 0, 0);
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var state = Draw(random);
            var view = new VolunteerView(new(People.Linkoping, Guid.NewGuid()), state.Profile!, state.Commitments, 0, 1);
            var row = Columns(state);
            for (var i = 0; i < 6; i++)
            {
                var wanted = DrawWanted(random);
                var expected = HasRoom(view, wanted);
                Assert.Equal((seed, i, expected), (seed, i, Grants(state, wanted)));
                Assert.Equal((seed, i, expected), (seed, i, JointPlaces.Fits(row, [Asked(wanted)])));
                Assert.Equal((seed, i, expected, expected, expected), (seed, i, Judge(row, wanted).Rejection == Rejection.None, IsListed(row, wanted), HasNoReason(row, wanted)));
                _ = expected ? free++ : taken++;
                byDays += expected && row.Capacity - row.Active < wanted.Places ? 1 : 0;
            }
        }

        Assert.True(free > 2_000 && taken > 2_000 && byDays > 200, $"{free} fit and {taken} do not, {byDays} by days alone: too few to mean anything");
    }

    /// <summary>So many more places, and no limit of the type's own where it is too small: the ledger then grants what it refused; with one place less it does not.</summary>
    [Fact]
    public void Counterfactual_IsWhatTheLedgerLacks_NoMoreAndNoLess()
    {
        var (total, typed, byDays) = (0, 0, 0);
        for (var seed = 0; seed < 3_000; seed++)
        {
            var random = new Random(seed);
            var state = Draw(random);
            var (row, wanted) = (Columns(state), DrawWanted(random));
            var judged = Judge(row, wanted);
            Assert.Equal((seed, Grants(state, wanted)), (seed, judged.Rejection == Rejection.None));
            if (judged.Rejection == Rejection.None)
                continue;
            var gap = judged.Gap;
            var cured = Cured(state, gap.RoomNeeded, gap.TypeFull, wanted.Type);
            Assert.True(Grants(cured, wanted) && Judge(Columns(cured), wanted).Rejection == Rejection.None, $"seed {seed}: {gap} is not enough");
            if (gap.RoomNeeded > 0)
                Assert.False(Grants(Cured(state, gap.RoomNeeded - 1, gap.TypeFull, wanted.Type), wanted), $"seed {seed}: fewer than {gap.RoomNeeded} would do");
            if (gap.TypeFull)
                Assert.False(Grants(Cured(state, gap.RoomNeeded, false, wanted.Type), wanted), $"seed {seed}: the type has room");
            total += gap.RoomNeeded > 0 ? 1 : 0;
            typed += gap.TypeFull ? 1 : 0;
            byDays += gap.RoomNeeded > 0 && gap.RoomNeeded != wanted.Places - (row.Capacity - row.Active) ? 1 : 0;
        }

        Assert.True(total > 500 && typed > 300 && byDays > 200, $"{total} in total, {typed} of the type, {byDays} told by days: too few to mean anything");
    }

    /// <summary>What a round may propose together is what the ledger grants one after the other.</summary>
    [Fact]
    public void Columns_SeveralNeeds_FitTogether_WhereTheLedgerGrantsThemInTurn()
    {
        var (free, taken) = (0, 0);
        for (var seed = 0; seed < 4_000; seed++)
        {
            var random = new Random(seed);
            var state = Draw(random);
            var row = Columns(state);
            Reservation[] asked = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => DrawWanted(random))];
            var granted = true;
            foreach (var one in asked)
            {
                granted &= Grants(state, one);
                state = state with { Commitments = state.Commitments.Add(new(one, CommitmentStatus.Held, Now)) };
            }

            Assert.Equal((seed, granted), (seed, JointPlaces.Fits(row, [.. asked.Select(Asked)])));
            _ = granted ? free++ : taken++;
        }

        Assert.True(free > 500 && taken > 500, $"{free} fit and {taken} do not: too few to mean anything");
    }

    /// <summary>Somebody whose only place is promised for later, without an end, still has it until then.</summary>
    [Fact]
    public void Columns_PlacePromisedForLaterWithoutAnEnd_IsFreeUntilThen()
    {
        var later = new Reservation(Guid.NewGuid(), new(People.Linkoping, Guid.NewGuid()), Types[0], Day.AddDays(30), Now.AddHours(72));
        var state = new VolunteerState { Profile = People.Volunteer(People.Linkoping) with { Capacity = 1 }, Commitments = [new(later, CommitmentStatus.Placed, Now)] };
        var before = later with { Start = Day, End = Day.AddDays(30) };
        Assert.Equal((true, true), (Grants(state, before), IsListed(Columns(state), before)));
        before = before with { End = Day.AddDays(31) };
        Assert.Equal((false, false), (Grants(state, before), IsListed(Columns(state), before)));
    }

    private static VolunteerRow Columns(VolunteerState state) =>
        VolunteerColumns.Columns(VolunteerProjection.Row(new(People.Linkoping, Guid.NewGuid()), state, LawBook.Default, Now), Map, Now) with { Roles = ushort.MaxValue };

    private static RegionPlane Map => new([People.Linkoping], Plane.Around(People.PlaceOf(People.Linkoping)), Day);

    private static Scorer Scorer
    {
        get
        {
            var sharing = new SharingTable.Builder(1);
            sharing.AddRow(0, [0]);
            return new(new ScoringPolicy(), sharing.Build());
        }
    }

    private static bool Grants(VolunteerState state, Reservation wanted) => state.HasRoomFor(wanted, state.Profile!.Caps(People.Linkoping, LawBook.Default, Day), Now);

    private static PlacesAsked Asked(Reservation wanted) => new((byte)wanted.Type, Days.Number(wanted.Start), Days.Number(wanted.End), (byte)wanted.Places);

    private static NeedRow Need(VolunteerRow row, Reservation wanted) =>
        new() { X = row.X, Y = row.Y, Role = (byte)wanted.Type, Day = Days.Number(wanted.Start), EndDay = Days.Number(wanted.End), Places = (byte)wanted.Places };

    private static Explanation Judge(VolunteerRow row, Reservation wanted) => Scorer.Explain(PoolSnapshot.Create([row]), row.Id, Need(row, wanted))!.Value;

    private static bool IsListed(VolunteerRow row, Reservation wanted) => Scorer.TopK(PoolSnapshot.Create([row]), Need(row, wanted), new RankedCandidate[1]) == 1;

    private static bool HasNoReason(VolunteerRow row, Reservation wanted)
    {
        var pool = PoolSnapshot.Create([row]);
        var reasons = new Rejection[pool.RowCapacity];
        Scorer.Reasons(pool, Need(row, wanted), reasons);
        return reasons[pool.RowOf(row.Id)] == Rejection.None;
    }

    private static bool HasRoom(VolunteerView view, Reservation wanted) =>
        NaivePlaces.Most(NaivePlaces.Of(view, Now), wanted) + wanted.Places <= view.Profile.Capacity - view.Profile.Ongoing
        && (!view.Profile.CapacityByType.TryGetValue(wanted.Type, out var limit) || NaivePlaces.Most(NaivePlaces.Of(view, Now, wanted.Type), wanted) + wanted.Places <= limit);

    private static VolunteerState Cured(VolunteerState state, int places, bool ofType, AssignmentType type) => state with
    {
        Profile = state.Profile! with
        {
            Capacity = state.Profile.Capacity + places,
            CapacityByType = ofType ? state.Profile.CapacityByType.Remove(type) : state.Profile.CapacityByType,
        },
    };

    /// <summary>Somebody whose ledger was filled without looking, as when less is given than before.</summary>
    private static VolunteerState Draw(Random random)
    {
        var profile = People.Volunteer(People.Linkoping) with
        {
            Types = [.. Types],
            Capacity = random.Next(1, 6),
            Ongoing = random.Next(4) == 0 ? 1 : 0,
            CapacityByType = Types.Where(_ => random.Next(3) == 0).ToImmutableDictionary(type => type, _ => random.Next(4)),
        };
        return new() { Profile = profile, Commitments = [.. Enumerable.Range(0, random.Next(5)).Select(_ => LedgerEntries.Draw(random, DrawReservation(random), Now))] };
    }

    /// <summary>Nobody looks for somebody for days gone by, but some have waited since.</summary>
    private static Reservation DrawWanted(Random random) => DrawReservation(random) is var wanted && wanted.End <= Day ? wanted with { End = null } : wanted;

    private static Reservation DrawReservation(Random random)
    {
        var start = Day.AddDays(random.Next(-40, 40));
        return new(Guid.NewGuid(), new(People.Linkoping, Guid.NewGuid()), Types[random.Next(2)], start, Now.AddHours(72))
        {
            End = random.Next(3) == 0 ? null : start.AddDays(random.Next(1, 40)),
            Places = random.Next(1, 4),
        };
    }
}
