using Matching.Contracts.Volunteers;

namespace Matching.Samples.Generation.Drawing;

/// <summary>Homes: who lives there, animals, smoke, car.</summary>
internal static class HouseholdDraw
{
    /// <param name="home">Clients come into this home.</param>
    public static Household Of(bool home, LifeStage stage, Draw draw)
    {
        var car = draw.Percent(55);
        return new(
            [.. Enumerable.Range(1, draw.Percent(home ? 75 : 45) ? draw.Percent(8) ? 2 : 1 : 0).Select(n => new HouseholdMember(n))],
            stage == LifeStage.Older ? 0 : draw.Between(0, 3),
            Pets: draw.Percent(home ? 50 : 35),
            Smoking: draw.Percent(home ? 10 : 15),
            AllergicToAnimals: draw.Percent(6),
            AllergicToSmoke: draw.Percent(9),
            Accessible: draw.Percent(16),
            car,
            DrivingLicence: car || draw.Percent(40));
    }
}
