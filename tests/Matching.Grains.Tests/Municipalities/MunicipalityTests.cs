using Matching.Contracts.Municipalities;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Municipalities;

public sealed class MunicipalityTests
{
    private static readonly string TooLong = new('x', Limits.TextLength + 1);

    public static TheoryData<string, Func<MunicipalityProfile, MunicipalityProfile>> BadProfiles => new()
    {
        { "code", p => p with { Code = "se-58" } },
        { "code", p => p with { Code = Norrkoping } },
        { "name", p => p with { Name = "" } },
        { "name", p => p with { Name = TooLong } },
        { "contactPoint", p => p with { ContactPoint = " " } },
        { "seat", p => p with { Seat = default } },
        { "regions", p => p with { Regions = default } },
        { "regions", p => p with { Regions = ["a+b"] } },
        { "regions", p => p with { Regions = ["a/b"] } },
        { "regions", p => p with { Regions = ["ostergotland\n"] } },
        { "regions", p => p with { Regions = ["ostergotland", "ostergotland"] } },
        { "policy.offerHoldHours", p => p with { Policy = new(0) } },
        { "policy.offerHoldHours", p => p with { Policy = new(MunicipalityPolicy.MaxHoldHours + 1) } },
        { "policy", p => p with { Policy = null! } },
    };

    [Theory]
    [MemberData(nameof(BadProfiles))]
    public async Task SetUp_BadProfile_InvalidWithFieldAndCure(string field, Func<MunicipalityProfile, MunicipalityProfile> spoil)
    {
        await using var silo = await TestSilo.StartAsync();
        var municipality = new Network(silo, "ostergotland").Municipality(Linkoping);
        var problem = (await municipality.SetUp(spoil(Municipality(Linkoping, "ostergotland")))).Refused(ProblemCode.Invalid, field);
        Assert.NotEmpty(problem.Cure!);
        (await municipality.Get()).Refused(ProblemCode.NotFound, "municipality");
    }

    [Fact]
    public async Task SetUp_SameProfileAgain_KeepsTheVersion()
    {
        await using var silo = await TestSilo.StartAsync();
        var municipality = new Network(silo, "ostergotland").Municipality(Linkoping);
        Assert.Equal(1, (await municipality.SetUp(Municipality(Linkoping, "ostergotland"))).Must().Version);
        Assert.Equal(1, (await municipality.SetUp(Municipality(Linkoping, "ostergotland"))).Must().Version);
        Assert.Equal(2, (await municipality.SetUp(Municipality(Linkoping, "ostergotland") with { Name = "New" })).Must().Version);
    }

    [Fact]
    public async Task SetUp_WhileStored_ReadersSeeTheOldProfile()
    {
        await using var silo = await TestSilo.StartAsync();
        var municipality = new Network(silo, "ostergotland").Municipality(Linkoping);
        (await municipality.SetUp(Municipality(Linkoping))).Must();
        var (reached, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        silo.Storage.BeforeWrite = _ =>
        {
            reached.TrySetResult();
            return go.Task;
        };

        var change = municipality.SetUp(Municipality(Linkoping) with { Name = "Not stored yet" });
        await reached.Task;
        Assert.Equal(1, (await municipality.Get()).Must().Version);
        go.SetResult();
        Assert.Equal(2, (await change).Must().Version);
        Assert.Equal("Not stored yet", (await municipality.Get()).Must().Profile.Name);
    }

    [Fact]
    public async Task SetUp_OfferHoldHours_SetTheDeadlineOfOffers()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        (await network.Municipality(Linkoping).SetUp(Municipality(Linkoping, network.Name) with { Policy = new(5) })).Must();
        var offer = (await network.Offer(await network.HasNeed(Linkoping), await network.HasVolunteer(Linkoping))).Must();
        Assert.Equal(silo.Now.AddHours(5), offer.Deadline);
    }

    [Fact]
    public async Task SetUp_JoinsARegion_TheRegionHearsOfItsAgreements()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        (await network.Municipality(Linkoping).SetUp(Municipality(Linkoping))).Must();
        await network.Share(Linkoping, Norrkoping);
        Assert.Empty((await network.Region.Get()).Must().Agreements);

        (await network.Municipality(Linkoping).SetUp(Municipality(Linkoping, network.Name))).Must();
        Assert.Single((await network.Region.Get()).Must().Agreements);
    }
}
