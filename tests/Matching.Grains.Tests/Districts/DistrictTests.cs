using Matching.Contracts.Districts;
using Matching.Contracts.Municipalities;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Districts;

public sealed class DistrictTests
{
    /// <summary>Two halves of Linköping, west and east of its seat.</summary>
    private static District Half(string code, int west, int east) =>
        new(code, $"District {code}", [new(5800, west, 5900, east)], $"Office {code}", [new("coordinator-7", "Office, second floor")]);

    private static IDistrictsGrain Of(TestSilo silo, string municipality) => silo.Grains.GetGrain<IDistrictsGrain>(GrainKeys.Municipality(municipality));

    private static ICaseloadGrain Caseload(TestSilo silo, string municipality) => silo.Grains.GetGrain<ICaseloadGrain>(GrainKeys.Municipality(municipality));

    public static TheoryData<string, Func<District, District>> BadDistricts => new()
    {
        { "code", d => d with { Code = "Innerstaden!" } },
        { "name", d => d with { Name = "" } },
        { "contactPoint", d => d with { ContactPoint = " " } },
        { "areas", d => d with { Areas = [] } },
        { "areas", d => d with { Areas = [new(5900, 1500, 5800, 1600)] } },
        { "areas", d => d with { Areas = [new(100, 1500, 200, 1600)] } },
        { "areas", d => d with { Areas = [new(5850, 1500, 5860, 1501)] } },
        { "coordinators", d => d with { Coordinators = default } },
        { "coordinators", d => d with { Coordinators = [new("", "Office")] } },
        { "coordinators", d => d with { Coordinators = [new("a", "Office"), new("a", "Desk")] } },
    };

    [Theory]
    [MemberData(nameof(BadDistricts))]
    public async Task SetUp_BadDistrict_InvalidWithFieldAndCure(string field, Func<District, District> spoil)
    {
        await using var silo = await TestSilo.StartAsync();
        (await Of(silo, Linkoping).SetUp(Half("west", 1400, 1562), 0)).Must();
        Assert.NotEmpty((await Of(silo, Linkoping).SetUp(spoil(Half("east", 1562, 1700)), 0)).Refused(ProblemCode.Invalid, field).Cure!);
        Assert.Single(await Of(silo, Linkoping).List());
    }

    [Fact]
    public async Task SetUp_SameAgain_Same_OtherContentWithAnOldVersion_Refused()
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var west = (await Of(silo, Linkoping).SetUp(Half("west", 1400, 1562), 0)).Must();
        Assert.Equal(1, (await Of(silo, Linkoping).SetUp(west.District with { Areas = [.. west.District.Areas] }, 0)).Must().Version);
        (await Of(silo, Linkoping).SetUp(west.District with { Name = "Other" }, 0)).Refused(ProblemCode.VersionMismatch);
        Assert.Equal(2, (await Of(silo, Linkoping).SetUp(west.District with { Name = "Other" }, 1)).Must().Version);
        await silo.RestartAsync();
        Assert.Equal("Other", (await Of(silo, Linkoping).Get("west")).Must().District.Name);
        (await Of(silo, Norrkoping).Get("west")).Refused(ProblemCode.NotFound);
    }

    [Fact]
    public async Task Place_OnTheBorder_BelongsToOneDistrict()
    {
        await using var silo = await TestSilo.StartAsync();
        (await Of(silo, Linkoping).SetUp(Half("west", 1400, 1562), 0)).Must();
        (await Of(silo, Linkoping).SetUp(Half("east", 1562, 1700), 0)).Must();
        Assert.Equal("west", (await Of(silo, Linkoping).Of(new(5841, 1561)))?.Code);
        Assert.Equal("east", (await Of(silo, Linkoping).Of(new(5841, 1562)))?.Code);
        Assert.Null(await Of(silo, Linkoping).Of(new(5900, 1562)));
    }

    [Fact]
    public async Task Lists_HoldWhatLiesInTheDistrict_ByPages()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        (await Of(silo, Linkoping).SetUp(Half("west", 1400, 1562), 0)).Must();
        (await Of(silo, Linkoping).SetUp(Half("east", 1562, 1700), 0)).Must();
        var (west, east) = (new Place(5841, 1540), new Place(5841, 1580));
        var needs = new List<Guid>();
        foreach (var place in new[] { west, east, west, west })
            needs.Add((await network.HasNeed(Linkoping, r => r with { Place = place })).Id);
        var volunteer = await network.HasVolunteer(Linkoping, v => v with { Home = east });

        var first = await Caseload(silo, Linkoping).Needs("west", Guid.Empty, 2);
        Assert.Equal([needs[0], needs[2]], first.Select(n => n.Id));
        Assert.Equal([needs[2], needs[3]], (await Caseload(silo, Linkoping).Needs("west", needs[2], 5)).Select(n => n.Id));
        Assert.Equal(4, (await Caseload(silo, Linkoping).Needs(null, Guid.Empty, 10)).Length);
        Assert.Equal([volunteer.Id], (await Caseload(silo, Linkoping).Volunteers("east", Guid.Empty, 10)).Select(v => v.Id));
        Assert.Empty(await Caseload(silo, Linkoping).Volunteers("west", Guid.Empty, 10));
    }

    [Fact]
    public async Task Offer_NobodyAnswersForTheNeed_Refused_TheDistrictCuresIt()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var (need, volunteer) = (new NeedRef(Linkoping, network.NewId()), await network.HasVolunteer(Linkoping));
        (await network.Need(need).Open(Requirements(Linkoping), Case() with { ContactPoint = "" }, null)).Must();

        Assert.NotEmpty((await network.Offer(need, volunteer)).Refused(ProblemCode.WrongState, "case.contactPoint").Cure!);
        Assert.Null(Assert.Single(await Caseload(silo, Linkoping).Needs(null, Guid.Empty, 10)).ContactPoint);

        (await Of(silo, Linkoping).SetUp(Half("all", 1400, 1700), 0)).Must();
        (await network.Offer(need, volunteer)).Must();
        Assert.Equal("Office all", Assert.Single(await Caseload(silo, Linkoping).Needs(null, Guid.Empty, 10)).ContactPoint);
    }
}
