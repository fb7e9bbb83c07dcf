using Matching.Contracts.Partnerships;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Partnerships;

public sealed class PartnershipTests
{
    private static Partnership Agreement(Guid id) =>
        new(id, "Invented Association", VolunteerKind.Association, Involvement.PartnershipAgreement, 10, new(2026, 1, 1), new(2027, 1, 1), "Volunteer office");

    private static IPartnershipsGrain Of(TestSilo silo) => silo.Grains.GetGrain<IPartnershipsGrain>(GrainKeys.Municipality(Linkoping));

    public static TheoryData<string, Func<Partnership, Partnership>> Bad => new()
    {
        { "organisation", p => p with { Organisation = "" } },
        { "kind", p => p with { Kind = VolunteerKind.Individual } },
        { "kind", p => p with { Kind = (VolunteerKind)9 } },
        { "involvement", p => p with { Involvement = (Involvement)9 } },
        { "contactPoint", p => p with { ContactPoint = "" } },
        { "to", p => p with { To = p.From } },
        { "from", p => p with { From = null } },
        { "staffHoursPerWeek", p => p with { StaffHoursPerWeek = 0 } },
        { "staffHoursPerWeek", p => p with { Involvement = Involvement.Rooms } },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task SetUp_AgainstItsDegree_InvalidWithFieldAndCure(string field, Func<Partnership, Partnership> spoil)
    {
        await using var silo = await TestSilo.StartAsync();
        Assert.NotEmpty((await Of(silo).SetUp(spoil(Agreement(Guid.NewGuid())), 0)).Refused(ProblemCode.Invalid, field).Cure!);
    }

    [Fact]
    public void Involvement_IsOrdered() =>
        Assert.Equal([Involvement.Refer, Involvement.Rooms, Involvement.Coordination, Involvement.PartnershipAgreement], Enum.GetValues<Involvement>().Order());

    [Fact]
    public async Task SetUp_AgainAndChanged_FollowsTheVersion_AndOutlivesARestart()
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var one = Agreement(Guid.NewGuid());
        Assert.Equal((1, 1), ((await Of(silo).SetUp(one, 0)).Must().Version, (await Of(silo).SetUp(one, 0)).Must().Version));
        var less = one with { Involvement = Involvement.Coordination, StaffHoursPerWeek = 0 };
        (await Of(silo).SetUp(less, 0)).Refused(ProblemCode.VersionMismatch);
        (await Of(silo).SetUp(less, 1)).Must();
        await silo.RestartAsync();
        Assert.Equal(less, Assert.Single(await Of(silo).List()).Partnership);
    }

    [Fact]
    public async Task Join_SameKind_BelongsToOneOrganisation()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var (one, other) = (Agreement(Guid.NewGuid()), Agreement(Guid.NewGuid()));
        (await Of(silo).SetUp(one, 0)).Must();
        (await Of(silo).SetUp(other, 0)).Must();
        var group = await network.HasVolunteer(Linkoping, v => v with { Kind = VolunteerKind.Association, Contact = v.Person });
        var person = await network.HasVolunteer(Linkoping);

        (await Of(silo).Join(one.Id, person.Id)).Refused(ProblemCode.Invalid, "volunteer");
        (await Of(silo).Join(one.Id, Guid.NewGuid())).Refused(ProblemCode.NotFound, "volunteer");
        Assert.Equal([group.Id], (await Of(silo).Join(one.Id, group.Id)).Must().Volunteers.AsEnumerable());
        Assert.Equal(2, (await Of(silo).Join(one.Id, group.Id)).Must().Version);
        (await Of(silo).Join(other.Id, group.Id)).Refused(ProblemCode.WrongState, "volunteer");
        (await Of(silo).SetUp(one with { Kind = VolunteerKind.Community }, 2)).Refused(ProblemCode.WrongState, "kind");
        Assert.Empty((await Of(silo).Leave(one.Id, group.Id)).Must().Volunteers);
        (await Of(silo).Join(other.Id, group.Id)).Must();
    }

    [Fact]
    public async Task Erase_Member_LeavesTheOrganisationToo()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var one = Agreement(Guid.NewGuid());
        (await Of(silo).SetUp(one, 0)).Must();
        var member = await network.HasVolunteer(Linkoping, v => v with { Kind = VolunteerKind.Association, Contact = v.Person });
        (await Of(silo).Join(one.Id, member.Id)).Must();
        (await network.Volunteer(member).Erase()).Must();
        Assert.Empty((await Of(silo).Get(one.Id)).Must().Volunteers);
    }

    [Fact]
    public async Task Join_OutsideItsDays_IsRefused()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var group = await network.HasVolunteer(Linkoping, v => v with { Kind = VolunteerKind.Association, Contact = v.Person });
        var (over, ahead, last) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        (await Of(silo).SetUp(Agreement(over) with { From = new(2024, 1, 1), To = silo.Today }, 0)).Must();
        (await Of(silo).SetUp(Agreement(ahead) with { From = silo.Today.AddDays(1) }, 0)).Must();
        (await Of(silo).SetUp(Agreement(last) with { From = silo.Today, To = silo.Today.AddDays(1) }, 0)).Must();
        (await Of(silo).Join(over, group.Id)).Refused(ProblemCode.WrongState, "id");
        (await Of(silo).Join(ahead, group.Id)).Refused(ProblemCode.WrongState, "id");
        (await Of(silo).Join(last, group.Id)).Must();
    }
}
