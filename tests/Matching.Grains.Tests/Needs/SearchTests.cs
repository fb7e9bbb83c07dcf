using Matching.Contracts.Needs;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Needs;

public sealed class SearchTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 7)]
    [InlineData(5, 500)]
    public async Task CandidatesAndRejections_OverAllPages_AreAllVolunteersOnce(int shards, int pageSize)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, shards, Linkoping, Norrkoping, Motala);
        await network.Share(Linkoping, Norrkoping);
        var all = new List<VolunteerRef>();
        for (var i = 0; i < 40; i++)
        {
            var (home, order) = (new[] { Linkoping, Norrkoping, Motala }[i % 3], i);
            all.Add(await network.HasVolunteer(home, p => p with { Languages = order % 4 == 0 ? ["ar"] : ["sv"], Experience = order }));
        }

        var need = await network.HasNeed(Norrkoping);
        var list = (await network.Need(need).Candidates(network.Name, Limits.Candidates)).Must();
        var rejections = await network.Rejections(need, pageSize);
        Assert.Equal(40, list.Considered);
        Assert.Equal(all.OrderBy(v => v.Id), list.Candidates.Select(c => c.Volunteer).Concat(rejections.Select(r => r.Volunteer)).OrderBy(v => v.Id));
        Assert.Equal(rejections.Count, (await network.Need(need).Rejections(null, null, 1)).Must().Rejected);
        Assert.Equal(rejections.Select(r => r.Volunteer), rejections.Select(r => r.Volunteer).OrderBy(v => v.Municipality, StringComparer.Ordinal).ThenBy(v => v.Id));
        Assert.Equal(Enumerable.Range(1, list.Candidates.Length), list.Candidates.Select(c => c.Rank));
        Assert.All(list.Candidates, c => Assert.Equal(c.Score, c.Groups.Place + c.Groups.Time + c.Groups.Person + c.Groups.Policy));
        Assert.All(list.Candidates.Where(c => c.Parts is not null), c => Assert.Equal(
            c.Score, c.Parts!.Distance + c.Parts.Availability + c.Parts.Interests + c.Parts.Languages + c.Parts.Experience + c.Parts.Load + c.Parts.Rest + c.Parts.Priority));
    }

    [Fact]
    public async Task Candidates_BestFirst_TiesById_AsManyAsAsked()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 3, Linkoping);
        var twins = new List<VolunteerRef>();
        for (var i = 0; i < 5; i++)
            twins.Add(await network.HasVolunteer(Linkoping));
        var best = await network.HasVolunteer(Linkoping, p => p with { Experience = 10 });
        var need = await network.HasNeed(Linkoping);
        Assert.Equal([best, .. twins.Order(Comparer<VolunteerRef>.Create((a, b) => a.Id.CompareTo(b.Id)))], await network.Candidates(need));
        Assert.Equal(best, Assert.Single((await network.Need(need).Candidates(null, 1)).Must().Candidates).Volunteer);
    }

    [Fact]
    public async Task Search_OutOfRangeOrOutsideTheRegion_IsRefused()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var need = network.Need(await network.HasNeed(Linkoping));
        (await need.Candidates(null, 0)).Refused(ProblemCode.Invalid, "k");
        (await need.Candidates(null, Limits.Candidates + 1)).Refused(ProblemCode.Invalid, "k");
        (await need.Rejections(null, null, 0)).Refused(ProblemCode.Invalid, "limit");
        (await need.Rejections(null, null, Limits.PageSize + 1)).Refused(ProblemCode.Invalid, "limit");
        (await need.Candidates("elsewhere", 5)).Refused(ProblemCode.NotFound, "region");
    }

    [Fact]
    public async Task Search_NonMember_IsRefused_AndItsVolunteersAreInNoPool()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        (await network.Municipality(Soderkoping).SetUp(Municipality(Soderkoping, network.Name))).Must();
        await network.HasVolunteer(Soderkoping);
        (await network.Need(await network.HasNeed(Soderkoping)).Candidates(network.Name, 5)).Refused(ProblemCode.NotFound, "region");
        Assert.Equal(0, (await network.Need(await network.HasNeed(Linkoping)).Candidates(null, 5)).Must().Considered);
    }

    [Fact]
    public async Task Rejections_PersonalReasonsOfAnotherMunicipality_AreNotCountedByName()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 2, Linkoping, Norrkoping);
        await network.HasVolunteer(Norrkoping, p => p with { Languages = [], Home = PlaceOf(Linkoping) });
        var page = (await network.Need(await network.HasNeed(Linkoping)).Rejections(null, null, 10)).Must();
        Assert.True(page.ByReason.ContainsKey(RejectionReasons.Undisclosed));
        Assert.False(page.ByReason.ContainsKey(RejectionReasons.Language) || page.OnlyReason.ContainsKey(RejectionReasons.Language));
    }

    [Fact]
    public async Task Rejections_Counts_AreWhatThePagesSay()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 2, Linkoping);
        await network.HasVolunteer(Linkoping, p => p with { Languages = [] });
        await network.HasVolunteer(Linkoping, p => p with { Languages = [], Capacity = 0 });
        await network.HasVolunteer(Linkoping, p => p with { Home = Norrkopings(), MaxTravelKm = 5 });
        var page = (await network.Need(await network.HasNeed(Linkoping)).Rejections(null, null, 10)).Must();
        Assert.Equal(3, page.Rejected);
        Assert.Equal(
            [(RejectionReasons.Language, 2), (RejectionReasons.Capacity, 1), (RejectionReasons.Distance, 1)],
            page.ByReason.OrderBy(r => r.Key).Select(r => (r.Key, r.Value)));
        Assert.Equal([(RejectionReasons.Language, 1), (RejectionReasons.Distance, 1)], page.OnlyReason.OrderBy(r => r.Key).Select(r => (r.Key, r.Value)));

        static Place Norrkopings() => PlaceOf(Norrkoping);
    }
}
