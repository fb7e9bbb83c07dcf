using Matching.Contracts.Regions;
using Matching.Contracts.Volunteers;
using Matching.Core;
using Matching.Grains.Pool;
using Matching.Grains.Tests.Stories;
using Matching.Grains.Volunteers;

namespace Matching.Grains.Tests.Volunteers;

/// <summary>The ledger that decides, the columns that propose and a list gone through day by day say the same of a volunteer's time.</summary>
public sealed class TimeLedgerTests
{
    private static readonly DateOnly Day = new(2026, 6, 1);
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly string[] Slots = ["mon-16", "wed-16", "sat-08"];

    [Fact]
    public void Ledger_Columns_AndEachDay_Agree()
    {
        var (free, taken) = (0, 0);
        for (var seed = 0; seed < 1_500; seed++)
        {
            var random = new Random(seed);
            var state = Draw(random);
            var view = new VolunteerView(new(People.Linkoping, Guid.NewGuid()), state.Profile!, state.Commitments, 0, 1);
            var row = VolunteerColumns.Columns(VolunteerProjection.Row(view.Volunteer, state, Contracts.Law.LawBook.Default, Now), Map, Now);
            for (var i = 0; i < 6; i++)
            {
                var wish = People.Requirements(People.Linkoping) with
                {
                    Start = Day.AddDays(random.Next(-20, 40)),
                    HoursAWeek = random.Next(2) == 0 ? null : WeekHours.Steps[random.Next(WeekHours.Steps.Length)],
                    WeekendsAMonth = random.Next(3),
                    WeekSlotsRequired = [.. Slots.Where(_ => random.Next(4) == 0)],
                };
                wish = wish with { End = random.Next(2) == 0 ? null : wish.Start.AddDays(random.Next(1, 40)) };
                // Nobody looks for somebody for days gone by.
                wish = wish with { End = wish.End <= Day ? null : wish.End };
                var reservation = new Reservation(Guid.NewGuid(), new(People.Linkoping, Guid.NewGuid()), wish.Type, wish.Start, Now.AddHours(72)) { End = wish.End, Time = wish.Time() };
                var expected = NaiveTimes.OnEveryDay(NaiveTimes.Of(view, Now), wish, running => Allows(state.Profile!, running, wish.Time()));
                Assert.Equal((seed, expected), (seed, state.Timed(reservation, Now) is not null));
                Assert.Equal((seed, expected), (seed, JointTime.Fits(row, [Asked(wish.Start, wish.End, wish.Time())])));
                _ = expected ? free++ : taken++;
            }
        }

        Assert.True(free > 500 && taken > 500, $"{free} fit and {taken} do not: too few to mean anything");
    }

    /// <summary>What a round may propose together is what the ledger grants one after the other.</summary>
    [Fact]
    public void Columns_SeveralNeeds_FitTogether_WhereTheLedgerGrantsThemInTurn()
    {
        var (free, taken) = (0, 0);
        for (var seed = 0; seed < 3_000; seed++)
        {
            var random = new Random(seed);
            var state = Draw(random);
            var row = VolunteerColumns.Columns(VolunteerProjection.Row(new(People.Linkoping, Guid.NewGuid()), state, Contracts.Law.LawBook.Default, Now), Map, Now);
            Reservation[] asked = [.. Enumerable.Range(0, 3).Select(_ => DrawReservation(random)).Select(r => r.End <= Day ? r with { End = null } : r)];
            var granted = true;
            foreach (var one in asked)
            {
                granted &= state.Timed(one, Now) is not null;
                state = state with { Commitments = state.Commitments.Add(new(one, CommitmentStatus.Held, Now)) };
            }

            Assert.Equal((seed, granted), (seed, JointTime.Fits(row, [.. asked.Select(r => Asked(r.Start, r.End, r.Time))])));
            _ = granted ? free++ : taken++;
        }

        Assert.True(free > 300 && taken > 300, $"{free} fit and {taken} do not: too few to mean anything");
    }

    [Fact]
    public void Hours_OfTheSteps_AreTheSameInTheCore() =>
        Assert.Equal(WeekHours.Steps, Enumerable.Range(1, RowLimits.MaxHoursStep).Select(step => (int)RowLimits.HoursOf(step)));

    private static RegionPlane Map => new([People.Linkoping], Plane.Around(People.PlaceOf(People.Linkoping)), Day);

    private static TimeAsked Asked(DateOnly start, DateOnly? end, TimeTaken time) =>
        new(Days.Number(start), Days.Number(end), (byte)time.WeekendsAMonth, (short)time.HoursAWeek, time.WeekSlots);

    private static bool Allows(VolunteerProfile profile, IReadOnlyList<Takings> running, TimeTaken asked) =>
        (asked.HoursAWeek == 0 || profile.HoursAWeek is null || asked.HoursAWeek + running.Sum(t => t.Time.HoursAWeek) <= profile.HoursAWeek)
        && (asked.WeekendsAMonth == 0 || asked.WeekendsAMonth + running.Sum(t => t.Time.WeekendsAMonth) <= profile.WeekendsAMonth)
        && WeekSlots.InMask(asked.WeekSlots).All(slot => profile.WeekSlots.Contains(slot) && !running.Any(t => t.Slots.Contains(slot)));

    /// <summary>Somebody whose ledger was filled without looking, as when less is given than before.</summary>
    private static VolunteerState Draw(Random random)
    {
        var profile = People.Volunteer(People.Linkoping) with
        {
            Capacity = 20,
            WeekSlots = [.. Slots.Where(_ => random.Next(5) > 0)],
            HoursAWeek = random.Next(4) == 0 ? null : WeekHours.Steps[random.Next(WeekHours.Steps.Length)],
            WeekendsAMonth = random.Next(5),
        };
        return new() { Profile = profile, Commitments = [.. Enumerable.Range(0, random.Next(5)).Select(_ => LedgerEntries.Draw(random, DrawReservation(random), Now))] };
    }

    private static Reservation DrawReservation(Random random)
    {
        var start = Day.AddDays(random.Next(-40, 40));
        var time = new TimeTaken(random.Next(2) * WeekHours.Steps[random.Next(4)], random.Next(2), random.Next(2) == 0 ? 0 : WeekSlots.Mask([Slots[random.Next(3)]]));
        return new(Guid.NewGuid(), new(People.Linkoping, Guid.NewGuid()), AssignmentType.ContactPerson, start, Now.AddHours(72)) { End = random.Next(2) == 0 ? null : start.AddDays(random.Next(1, 40)), Time = time };
    }
}
