namespace Matching.Core.Tests.Scoring;

public sealed class JointTimeTests
{
    private static readonly int[] Hours = [0, 2, 4, 8, 12, 20, 40];

    [Fact]
    public void Fits_OneNeed_IsWhatPatternAndSlotsAsk()
    {
        var (fits, fails) = (0, 0);
        ForAllWorlds.Check(100, world =>
        {
            foreach (var request in world.Requests)
            {
                foreach (var person in world.People)
                {
                    var expected = !world.Naive.Reasons(person, request).Overlaps(["Pattern", "Slots"]);
                    Assert.Equal(expected, JointTime.Fits(person.ToRow(), [TimeAsked.Of(request.ToRow())]));
                    _ = expected ? fits++ : fails++;
                }
            }
        });
        Assert.True(fits > 1_000 && fails > 1_000, $"{fits} fit and {fails} do not: too few to mean anything");
    }

    [Fact]
    public void Fits_SeveralNeeds_IsTheSumOfEveryDay()
    {
        var (fits, fails) = (0, 0);
        ForAllWorlds.Check(150, world =>
        {
            foreach (var person in world.People)
            {
                // Short placements that often touch, so that the days can be gone through one by one.
                Request[] needs = [.. Enumerable.Range(0, 1 + world.Next(4)).Select(_ => DrawShort(world))];
                var expected = Enumerable.Range(0, 60).All(day => FitsOn(day, person, [.. needs.Where(n => n.Day <= day && (n.EndDay == 0 || day < n.EndDay))]));
                Assert.Equal(expected, JointTime.Fits(person.ToRow(), [.. needs.Select(n => TimeAsked.Of(n.ToRow()))]));
                _ = expected ? fits++ : fails++;
            }
        });
        Assert.True(fits > 1_000 && fails > 1_000, $"{fits} fit and {fails} do not: too few to mean anything");
    }

    [Fact]
    public void Fits_SameSlot_OnlyBackToBack()
    {
        var row = new VolunteerRow { Id = 1, Availability = 0b11 };
        TimeAsked first = new(10, 20, 0, 0, 0b01), second = new(20, 0, 0, 0, 0b01);
        Assert.True(JointTime.Fits(row, [first, second]));
        Assert.False(JointTime.Fits(row, [first, second with { Day = 19 }]));
        Assert.True(JointTime.Fits(row, [first, second with { Day = 19, Slots = 0b10 }]));
    }

    [Fact]
    public void Fits_Hours_AreCountedExactly_AndTheHighestStepIsAsManyAsNeeded()
    {
        TimeAsked four = new(10, 0, 0, 4, 0), forty = new(10, 0, 0, 40, 0);
        Assert.True(JointTime.Fits(new() { Id = 1, HoursStep = 3 }, [four, four]));
        Assert.False(JointTime.Fits(new() { Id = 1, HoursStep = 3 }, [four, four, four with { Hours = 2 }]));
        Assert.True(JointTime.Fits(new() { Id = 1, HoursStep = RowLimits.MaxHoursStep }, [forty, forty]));
        Assert.False(JointTime.Fits(new() { Id = 1, HoursStep = RowLimits.MaxHoursStep, Rare = new() { TimeLeft = new TimeLeft[] { new(1, short.MaxValue, 0, 40, 0) } } }, [forty, four]));
    }

    private static Request DrawShort(RandomWorld world)
    {
        var day = 8 + world.Next(12);
        return new()
        {
            Day = day,
            EndDay = world.Next(3) == 0 ? 0 : day + 1 + world.Next(10),
            Weekends = world.Next(3) == 0 ? 1 : 0,
            HoursStep = world.Next(4) == 0 ? 1 : 0,
            SlotsRequired = world.Next(2) == 0 ? [] : [world.Next(42)],
        };
    }

    private static bool FitsOn(int day, Person person, Request[] needs)
    {
        if (needs.Length == 0)
            return true;
        var (weekends, hours, slots) = (needs.Sum(n => n.Weekends), needs.Sum(n => Hours[n.HoursStep]), needs.SelectMany(n => n.SlotsRequired).ToList());
        int? most = person.HoursStep == RowLimits.MaxHoursStep ? null : Hours[person.HoursStep];
        var told = person.TimesLeft.Where(t => t.From <= day && (day < t.To || t.To == short.MaxValue)).ToList();
        return slots.Distinct().Count() == slots.Count
            && weekends <= person.Weekends && slots.TrueForAll(person.Slots.Contains)
            && !(needs.Max(n => Hours[n.HoursStep]) > most) && (told.Count > 0 || !(hours > most))
            && told.TrueForAll(t => weekends <= t.Weekends && !(hours > t.Hours) && slots.TrueForAll(t.Slots.Contains));
    }
}
