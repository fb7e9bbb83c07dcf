using Matching.Contracts.Placements;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Placements;

/// <summary>A hold is given by what is free from its own day on; a start before that day is judged by what was taken then.</summary>
public sealed class BackdatedStartTests
{
    /// <summary>One is placed and has not begun, its planned days are over; another, who was held since, took the same days: only one of them can have been there.</summary>
    [Fact]
    public async Task Start_BeforeTheHoldWasGiven_IsJudgedAgain()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping, p => p with { Capacity = 1 });
        var first = await network.HasNeed(Linkoping, n => n with { Start = silo.Today.AddDays(1), End = silo.Today.AddDays(5) });
        await network.Place(first, volunteer);
        var second = await network.HasNeed(Linkoping, n => n with { Start = silo.Today.AddDays(4) });
        (await network.Offer(second, volunteer)).Refused(ProblemCode.NoCapacity);

        silo.Pass(TimeSpan.FromDays(6));
        var offer = (await network.Place(second, volunteer)).Id;
        Task<Outcome<Placement>> Advance(PlacementStep step) => network.Need(second).Advance(offer, step);
        foreach (var step in PlacementDays.UntilAgreed(silo.Today.AddDays(-2)))
            (await Advance(step)).Must();
        (await Advance(new Start(silo.Today.AddDays(-2)))).Refused(ProblemCode.NoCapacity, "on");
        Assert.Equal(PlacementStage.Running, (await Advance(new Start(silo.Today.AddDays(-1)))).Must().Stage);
    }
}
