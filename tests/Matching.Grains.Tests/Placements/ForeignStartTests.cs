using Matching.Contracts.Placements;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Placements;

/// <summary>What another municipality learns where a placement of a volunteer cannot begin.</summary>
public sealed class ForeignStartTests
{
    /// <summary>To another municipality time that others have is as personal as a pause.</summary>
    [Fact]
    public async Task Start_OfAForeignVolunteerRefused_SaysNotWhetherTimePlaceOrPauseStoodInTheWay()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Norrkoping, Linkoping);
        var told = new List<Problem>();
        foreach (var why in new[] { "time", "place", "pause", "block-out" })
        {
            var planned = silo.Today.AddDays(20);
            var volunteer = await network.HasVolunteer(Norrkoping, p => p with { Capacity = why == "place" ? 1 : 2 });
            ImmutableArray<string> slots = why == "time" ? ["mon-16"] : [];
            await network.Place(await network.HasNeed(Norrkoping, n => n with { Start = silo.Today, End = planned, WeekSlotsRequired = slots }), volunteer);
            var need = await network.HasNeed(Linkoping, n => n with { Start = planned, WeekSlotsRequired = slots });
            var offer = await network.Place(need, volunteer);
            await PlacementTests.Reach(silo, network, need, offer.Id, PlacementStage.Agreed);
            var profile = (await network.Volunteer(volunteer).Get()).Must().Profile;
            (await network.Volunteer(volunteer).Register(
                why switch { "pause" => profile with { PausedUntil = planned }, "block-out" => profile with { BlockedOut = [new(silo.Today, planned)] }, _ => profile }, null)).Must();
            told.Add((await PlacementTests.Advance(network, need, offer, new Start(silo.Today))).Refused(ProblemCode.NotEligible, "volunteer"));
            Assert.Equal(
                why is "time" or "place" ? ProblemCode.NoCapacity : ProblemCode.NotEligible, (await network.Volunteer(volunteer).Begin(offer.Id, silo.Today)).Problem!.Code);
        }

        Assert.Single(told.Distinct());
    }
}
