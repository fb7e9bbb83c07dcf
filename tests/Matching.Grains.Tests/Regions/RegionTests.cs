using Matching.Contracts.Regions;
using Matching.Contracts.Rounds;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Regions;

public sealed class RegionTests
{
    public static TheoryData<string, Func<RegionDefinition, RegionDefinition>> BadDefinitions => new()
    {
        { "name", r => r with { Name = "X" } },
        { "name", r => r with { Name = "other" } },
        { "name", r => r with { Name = "ostergotland\n" } },
        { "title", r => r with { Title = "" } },
        { "members", r => r with { Members = default } },
        { "members", r => r with { Members = [] } },
        { "members", r => r with { Members = [Linkoping, Linkoping] } },
        { "members", r => r with { Members = ["linkoping"] } },
        { "plane", r => r with { Plane = null! } },
        { "plane", r => r with { Plane = r.Plane with { MetresPerLongitudeCenti = 0 } } },
        { "poolShards", r => r with { PoolShards = 0 } },
        { "poolShards", r => r with { PoolShards = RegionDefinition.MaxPoolShards + 1 } },
        { "weights.version", r => r with { Weights = null! } },
        { "weights.version", r => r with { Weights = r.Weights with { Version = 0 } } },
        { "weights", r => r with { Weights = r.Weights with { Distance = -1 } } },
        { "weights", r => r with { Weights = r.Weights with { ExperienceCap = 256 } } },
        { "weights", r => r with { Weights = r.Weights with { PriorityPerWeek = 60_000, PriorityCapWeeks = 60_000 } } },
    };

    [Theory]
    [MemberData(nameof(BadDefinitions))]
    public async Task SetUp_BadDefinition_InvalidWithFieldAndCure(string field, Func<RegionDefinition, RegionDefinition> spoil)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = new Network(silo, "ostergotland");
        var problem = (await network.Region.SetUp(spoil(Network.Definition(network.Name, 1, Linkoping)))).Refused(ProblemCode.Invalid, field);
        Assert.NotEmpty(problem.Cure!);
        (await network.Region.Get()).Refused(ProblemCode.NotFound, "region");
        (await network.Region.RefreshAgreements()).Refused(ProblemCode.NotFound, "region");
        (await network.Region.StartRound(network.NewId(), new())).Refused(ProblemCode.NotFound, "region");
    }

    [Fact]
    public async Task SetUp_OtherNumberOfShards_Invalid()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        (await network.Region.SetUp(Network.Definition(network.Name, 2, Linkoping))).Refused(ProblemCode.Invalid, "poolShards");
    }

    [Fact]
    public async Task SetUp_TwoReadersOfOneVersion_OneReplacesIt_TheOtherIsRefused()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        var read = (await network.Region.Get()).Must().Version;
        var answers = await Task.WhenAll(Enumerable.Range(1, 2).Select(i => network.Region.SetUp(Network.Definition(network.Name, 1, Linkoping, Norrkoping) with { Title = $"Title {i}" }, read)));
        Assert.Single(answers, a => a.Problem is null);
        Assert.Single(answers, a => a.Problem?.Code == ProblemCode.VersionMismatch);
        (await network.Region.SetUp(Network.Definition(network.Name, 1, Linkoping) with { Title = "New" }, 0)).Refused(ProblemCode.VersionMismatch, "version");
    }

    [Fact]
    public async Task PublishAgreements_OlderVersion_ChangesNothing()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        var agreement = await network.Share(Linkoping, Norrkoping);
        await network.Region.PublishAgreements(new(Linkoping, 1, []));
        Assert.Equal(agreement.Id, Assert.Single((await network.Region.Get()).Must().Agreements).Id);
    }

    [Fact]
    public async Task Get_AgreementsWithNonMembers_AreNotShown()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        (await network.Municipality(Soderkoping).SetUp(Municipality(Soderkoping, network.Name))).Must();
        await network.Share(Linkoping, Soderkoping);
        await network.Share(Soderkoping, Linkoping);
        Assert.Empty((await network.Region.Get()).Must().Agreements);
    }

    [Fact]
    public async Task StartRound_RefusedRequest_IsNotListed()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        (await network.Region.StartRound(network.NewId(), new RoundRequest(CandidatesPerNeed: 0))).Refused(ProblemCode.Invalid, "candidatesPerNeed");
        Assert.Empty((await network.Region.Get()).Must().Rounds);
    }
}
