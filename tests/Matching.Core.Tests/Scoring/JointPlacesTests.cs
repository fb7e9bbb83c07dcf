namespace Matching.Core.Tests.Scoring;

public sealed class JointPlacesTests
{
    [Fact]
    public void Fits_OneNeed_IsWhatCapacityAsks_AndWhatIsLeftIsTheMostThatFits()
    {
        var (fits, fails, byDays) = (0, 0, 0);
        ForAllWorlds.Check(100, world =>
        {
            foreach (var request in world.Requests)
            {
                var asked = PlacesAsked.Of(request.ToRow());
                foreach (var person in world.People)
                {
                    var (row, expected) = (person.ToRow(), !world.Naive.Reasons(person, request).Contains("Capacity"));
                    Assert.Equal(expected, JointPlaces.Fits(row, [asked]));
                    Assert.Equal(expected, JointPlaces.Left(row, asked) >= asked.Places);
                    _ = expected ? fits++ : fails++;
                    byDays += person.PlacesLeft.Length > 0 && expected != person.Capacity - person.Active >= asked.Places ? 1 : 0;
                }
            }
        });
        Assert.True(fits > 1_000 && fails > 1_000 && byDays > 500, $"{fits} fit and {fails} do not, {byDays} by days only: too few to mean anything");
    }

    [Fact]
    public void Fits_SeveralNeeds_IsTheSumOfEveryDay()
    {
        var (fits, fails) = (0, 0);
        ForAllWorlds.Check(150, world =>
        {
            foreach (var person in world.People)
            {
                Request[] needs = [.. Enumerable.Range(0, 1 + world.Next(4)).Select(_ => DrawShort(world, person))];
                var expected = person.Capacity > person.Active && Enumerable.Range(0, 60).All(day => FitsOn(day, person, [.. needs.Where(n => n.Day <= day && (n.EndDay == 0 || day < n.EndDay))]));
                Assert.Equal(expected, JointPlaces.Fits(person.ToRow(), [.. needs.Select(n => PlacesAsked.Of(n.ToRow()))]));
                _ = expected ? fits++ : fails++;
            }
        });
        Assert.True(fits > 1_000 && fails > 1_000, $"{fits} fit and {fails} do not: too few to mean anything");
    }

    [Fact]
    public void Fits_HomeThatIsFullUntilADay_HasAllItsPlacesFromThen()
    {
        var home = new VolunteerRow { Id = 1, Capacity = 3, Active = 2, Rare = new() { PlacesLeft = new PlacesLeft[] { new(1, 20, null, 0), new(20, short.MaxValue, null, 3) } } };
        Assert.True(JointPlaces.Fits(home, [new(0, 20, 0, 3)]));
        Assert.False(JointPlaces.Fits(home, [new(0, 19, 0, 1)]));
        Assert.True(JointPlaces.Fits(home, [new(0, 20, 30, 2), new(1, 25, 0, 1), new(0, 30, 0, 2)]));
        Assert.False(JointPlaces.Fits(home, [new(0, 20, 31, 2), new(1, 25, 0, 1), new(0, 30, 0, 1)]));
    }

    [Fact]
    public void Create_PlacesToldTwiceOrOutOfOrder_IsRefusedWithTheField()
    {
        PlacesLeft[][] wrong =
        [
            [new(1, 20, null, 0), new(19, 30, null, 1)], [new(20, 30, null, 0), new(1, 20, null, 1)], [new(1, 20, 3, 0), new(1, 20, null, 1)],
            [new(1, short.MaxValue, 3, 0), new(9, 20, 3, 1)], [new(9, 9, null, 1)], [new(0, 9, null, 1)], [new(1, 9, 16, 1)], [new(1, 9, null, 64)],
        ];
        foreach (var told in wrong)
            Assert.Contains("PlacesLeft", Assert.Throws<MatchingInputException>(() => PoolSnapshot.Create([new() { Id = 1, Rare = new() { PlacesLeft = told } }])).Message, StringComparison.Ordinal);
    }

    private static Request DrawShort(RandomWorld world, Person person)
    {
        var day = 8 + world.Next(12);
        // Often of a type that has a limit.
        var types = person.PlacesLeft.Select(p => p.Role).OfType<int>().Distinct().ToList();
        return new()
        {
            Day = day,
            EndDay = world.Next(3) == 0 ? 0 : day + 1 + world.Next(10),
            Role = types.Count > 0 && world.Next(2) == 0 ? types[world.Next(Math.Min(2, types.Count))] : world.Next(16),
            Places = world.Next(3),
        };
    }

    private static bool FitsOn(int day, Person person, Request[] needs) => needs.Length == 0
        || (Left(person, null, day) >= needs.Sum(n => Math.Max(1, n.Places))
            && needs.GroupBy(n => n.Role).All(type => Left(person, type.Key, day) >= type.Sum(n => Math.Max(1, n.Places))));

    /// <summary>In total, or of a role.</summary>
    private static int Left(Person person, int? role, int day)
    {
        var told = person.PlacesLeft.Where(p => p.Role == role && p.Covers(day)).Select(p => p.Left);
        if (role is null)
            return told.Append(person.Capacity - person.Active).First();
        return person.BlockedRoles.Contains(role.Value) ? 0 : told.Concat(person.PlacesOfTypes.Where(t => t.Role == role).Select(t => t.Left)).Append(int.MaxValue).First();
    }
}
