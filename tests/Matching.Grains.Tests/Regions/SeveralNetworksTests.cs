using Matching.Contracts.Credits;
using Matching.Contracts.Regions;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Regions;

/// <summary>One installation serves several regional networks, and a municipality may belong to more than one.</summary>
public sealed class SeveralNetworksTests
{
    /// <summary>Norrköping is in both; Linköping only in the one, Motala only in the other.</summary>
    private static async Task<Network> Both(TestSilo silo)
    {
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        (await network.Municipality(Norrkoping).SetUp(Municipality(Norrkoping, "ostergotland", "sydost"))).Must();
        (await network.Municipality(Motala).SetUp(Municipality(Motala, "sydost"))).Must();
        (await silo.Grains.GetGrain<IRegionGrain>(GrainKeys.Region("sydost")).SetUp(Network.Definition("sydost", 2, Norrkoping, Motala))).Must();
        return network;
    }

    [Fact]
    public async Task Volunteer_OfAMemberOfBoth_IsFoundInEach_AndHeldOnce()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Both(silo);
        await network.Share(Norrkoping, Linkoping);
        await network.Share(Norrkoping, Motala);
        var volunteer = await network.HasVolunteer(Norrkoping, v => v with { Capacity = 1 });
        var (one, other) = (await network.HasNeed(Linkoping), await network.HasNeed(Motala));
        Assert.Equal([volunteer], (await network.Need(one).Candidates("ostergotland", 5)).Must().Candidates.Select(c => c.Volunteer));
        Assert.Equal([volunteer], (await network.Need(other).Candidates("sydost", 5)).Must().Candidates.Select(c => c.Volunteer));

        (await network.Offer(one, volunteer)).Must();
        (await network.Offer(other, volunteer)).Refused(ProblemCode.NoCapacity, "volunteer");
        Assert.Empty((await network.Need(other).Candidates("sydost", 5)).Must().Candidates);
    }

    [Fact]
    public async Task Members_OfDifferentNetworks_SeeNothingOfEachOther()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Both(silo);
        await network.HasVolunteer(Linkoping);
        var need = await network.HasNeed(Motala);
        Assert.Empty((await network.Need(need).Candidates(null, 5)).Must().Candidates);
        Assert.Equal(0, (await network.Need(need).Candidates(null, 5)).Must().Considered);
        (await network.Need(need).Candidates("ostergotland", 5)).Refused(ProblemCode.NotFound, "region");
        (await network.Municipality(Linkoping).ProposeAgreement(Agreement(network.NewId(), Linkoping, Motala) with { ProposedBy = Motala })).Refused(ProblemCode.Forbidden, "home");
    }

    [Fact]
    public async Task Credits_OfAPairInBothNetworks_AreSettledInOne()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Both(silo);
        (await network.Municipality(Linkoping).SetUp(Municipality(Linkoping, "ostergotland", "sydost"))).Must();
        (await silo.Grains.GetGrain<IRegionGrain>(GrainKeys.Region("sydost")).SetUp(Network.Definition("sydost", 2, Linkoping, Norrkoping, Motala))).Must();
        await network.Share(Norrkoping, Linkoping);
        var need = await network.HasNeed(Linkoping, n => n with { Start = silo.Today });
        var offer = await network.Place(need, await network.HasVolunteer(Norrkoping));
        foreach (var step in PlacementDays.UntilItRuns(silo.Today))
            (await network.Need(need).Advance(offer.Id, step)).Must();
        var given = new List<int>();
        foreach (var region in new[] { "ostergotland", "sydost" })
        {
            var statement = (await silo.Grains.GetGrain<ICreditStatementGrain>(GrainKeys.Region(region)).Statement(new(2026, 1, 1), new(2027, 1, 1))).Must();
            given.Add(statement.Lines.Sum(l => l.PlacementsGiven));
        }

        Assert.Equal([1, 0], given);
    }
}
