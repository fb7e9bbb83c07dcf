using Matching.Contracts.Notices;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Volunteers;

/// <summary>Sweden: a home with more than three placed children is notifiable. The coordinators hear of it as soon as it is one, and with each further child.</summary>
public sealed class NotifiableHomeTests
{
    private static readonly BackgroundCheck[] Checks = [new(CheckKind.CriminalRecord, new(2025, 12, 1)), new(CheckKind.ChildProtection, new(2025, 12, 1))];

    private static async Task<List<Notice>> Told(TestSilo silo, VolunteerRef home)
    {
        var page = await silo.Grains.GetGrain<INoticesGrain>(GrainKeys.Notices(Linkoping)).List(null, null, 100);
        return [.. page.Items.Select(n => n.Notice).Where(n => n.Kind == NoticeKind.HomeNotifiable && n.About == home)];
    }

    private static async Task Begin(TestSilo silo, Network network, VolunteerRef home, AssignmentType type, bool child = true, int places = 1)
    {
        var reservation = network.Reservation(new(Linkoping, network.NewId()), type, silo.Today) with { ForChild = child, Places = places };
        (await network.Volunteer(home).Reserve(reservation)).Must();
        (await network.Volunteer(home).Confirm(reservation.Offer)).Must();
        (await network.Volunteer(home).Begin(reservation.Offer, silo.Today)).Must();
    }

    [Fact]
    public async Task Begin_MoreChildrenThanTheLawLetsPass_TellsTheHome()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var home = await network.HasVolunteer(Linkoping, v => v with { Types = [AssignmentType.FosterHome, AssignmentType.ContactPerson], Capacity = 8, Checks = [.. Checks], Household = Alone });
        var told = new List<int>();
        foreach (var (type, child, places) in new[] { (AssignmentType.FosterHome, true, 1), (AssignmentType.FosterHome, true, 2), (AssignmentType.ContactPerson, true, 1), (AssignmentType.FosterHome, false, 1), (AssignmentType.FosterHome, true, 1) })
        {
            await Begin(silo, network, home, type, child, places);
            told.Add((await Told(silo, home)).Count);
        }

        Assert.Equal([0, 0, 0, 0, 1], told);
    }

    [Fact]
    public async Task Ongoing_PlacementsOfBeforeTheService_CountWithThoseThatBegin()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var home = await network.HasVolunteer(Linkoping, v => v with { Types = [AssignmentType.ContactPerson, AssignmentType.EmergencyHome], Capacity = 8, Ongoing = 3, Checks = [.. Checks], Household = Alone });
        Assert.Empty(await Told(silo, home));
        await Begin(silo, network, home, AssignmentType.ContactPerson);
        Assert.Empty(await Told(silo, home));
        await Begin(silo, network, home, AssignmentType.EmergencyHome);
        Assert.Equal(AssignmentType.EmergencyHome, Assert.Single(await Told(silo, home)).Type);
    }

    [Theory]
    [InlineData(AssignmentType.FosterHome, 3, 0)]
    [InlineData(AssignmentType.FosterHome, 4, 1)]
    [InlineData(AssignmentType.ContactPerson, 8, 0)]
    public async Task Register_OngoingPlacements_TellTheHomeOnce_AndAgainWithMore(AssignmentType type, int ongoing, int told)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var home = await network.HasVolunteer(Linkoping, v => v with { Types = [type], Capacity = 20, Ongoing = ongoing, Checks = [.. Checks] });
        var profile = (await network.Volunteer(home).Get()).Must().Profile;
        (await network.Volunteer(home).Register(profile with { Experience = 9 }, null)).Must();
        Assert.All(await Told(silo, home), n => Assert.Equal((null, Guid.Empty, type), (n.Need, n.Offer, n.Type)));
        Assert.Equal(told, (await Told(silo, home)).Count);
        (await network.Volunteer(home).Register(profile with { Ongoing = ongoing + 1 }, null)).Must();
        (await network.Volunteer(home).Register(profile with { Ongoing = ongoing }, null)).Must();
        Assert.Equal(type == AssignmentType.FosterHome ? told + 1 : 0, (await Told(silo, home)).Count);
    }
}
