using Matching.Contracts.Audit;
using Matching.Contracts.Drives;
using Matching.Contracts.Needs;
using Matching.Contracts.Placements;
using Matching.Contracts.Regions;
using Matching.Contracts.Volunteers;
using Matching.Grains.Drives;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Drives;

public sealed class DriveTests
{
    private static RecruitmentDrive Autumn(Guid id) => new(
        id, "Autumn drive", Linkoping, [AssignmentType.ContactPerson], new(2026, 1, 1), new(2026, 4, 1), 1_000, "SEK",
        ImmutableDictionary<string, int>.Empty.Add(Linkoping, 34).Add(Norrkoping, 33).Add(Motala, 33));

    private static IDriveGrain Of(Network network, Guid id) => network.Silo.Grains.GetGrain<IDriveGrain>(GrainKeys.Drive(network.Name, id));

    public static TheoryData<string, Func<RecruitmentDrive, RecruitmentDrive>> Bad => new()
    {
        { "title", d => d with { Title = "" } },
        { "types", d => d with { Types = [] } },
        { "to", d => d with { To = d.From } },
        { "cost", d => d with { Cost = -1 } },
        { "currency", d => d with { Currency = "kronor" } },
        { "costShares", d => d with { CostShares = d.CostShares.Remove(Motala) } },
        { "costShares", d => d with { CostShares = d.CostShares.Add(Soderkoping, 0) } },
        { "costShares", d => d with { CostShares = d.CostShares.Remove(Linkoping).SetItem(Motala, 67) } },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task SetUp_BadDrive_InvalidWithFieldAndCure(string field, Func<RecruitmentDrive, RecruitmentDrive> spoil)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping, Motala);
        var id = network.NewId();
        Assert.NotEmpty((await Of(network, id).SetUp(spoil(Autumn(id)), 0)).Refused(ProblemCode.Invalid, field).Cure!);
    }

    [Fact]
    public async Task SetUp_ByAnotherMember_Forbidden_ByTheOrganiser_MustBeJoinedAnew()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping, Motala);
        var drive = Autumn(network.NewId());
        Assert.Equal([Linkoping], (await Of(network, drive.Id).SetUp(drive, 0)).Must().Joined.AsEnumerable());
        Assert.Equal([Linkoping, Norrkoping], (await Of(network, drive.Id).Join(Norrkoping)).Must().Joined.AsEnumerable());
        (await Of(network, drive.Id).Join(Soderkoping)).Refused(ProblemCode.NotFound);
        (await Of(network, drive.Id).SetUp(drive with { Organiser = Norrkoping, Cost = 1 }, null)).Refused(ProblemCode.Forbidden, "organiser");
        Assert.Equal([Linkoping], (await Of(network, drive.Id).SetUp(drive with { Cost = 2_000 }, 2)).Must().Joined.AsEnumerable());
    }

    [Fact]
    public async Task Report_SaysWhatEachBroughtIn_AndTheCostsSumUp()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping, Motala);
        await network.Share(Norrkoping, Linkoping);
        var drive = Autumn(network.NewId());
        (await Of(network, drive.Id).SetUp(drive, 0)).Must();
        var placed = await network.HasVolunteer(Norrkoping);
        var waiting = await network.HasVolunteer(Norrkoping);
        var unapproved = await network.HasVolunteer(Linkoping, v => v with { Approvals = [new(AssignmentType.ContactPerson, ApprovalStage.Screening, silo.Today), new(AssignmentType.Visitor, ApprovalStage.Refused, silo.Today)] });
        (await Of(network, drive.Id).AddVolunteer(placed)).Refused(ProblemCode.WrongState, "drive");
        (await Of(network, drive.Id).Join(Norrkoping)).Must();
        foreach (var volunteer in new[] { placed, placed, waiting, unapproved })
            (await Of(network, drive.Id).AddVolunteer(volunteer)).Must();
        (await Of(network, drive.Id).AddVolunteer(new(Norrkoping, network.NewId()))).Refused(ProblemCode.NotFound);
        (await Of(network, drive.Id).AddVolunteer(await network.HasVolunteer(Soderkoping))).Refused(ProblemCode.NotFound);
        var (need, other) = (await network.HasNeed(Linkoping, n => n with { Start = silo.Today }), await network.HasNeed(Linkoping));
        var offer = await network.Place(need, placed);
        foreach (var step in PlacementDays.UntilItRuns(silo.Today))
            (await network.Need(need).Advance(offer.Id, step)).Must();
        // Who was refused after the meeting has never had one.
        var refused = await network.Place(other, waiting);
        (await network.Need(other).Advance(refused.Id, new Refuse(silo.Today, PlacementSide.Client, OfferReason.NotRightFit))).Must();

        var report = (await Of(network, drive.Id).Report()).Must();
        Assert.Equal([new(Linkoping, 1, 0, 0, 340), new(Norrkoping, 2, 2, 1, 330), new(Motala, 0, 0, 0, 330)], report.Results.AsEnumerable());
        Assert.Equal(drive.Cost, report.Results.Sum(r => r.Cost));

        (await network.Volunteer(waiting).Erase()).Must();
        Assert.Equal(1, (await Of(network, drive.Id).Report()).Must().Results[1].Registered);
    }

    /// <summary>Every member reads the region's trail: it says who brought somebody in, of a protected identity the same as of anybody.</summary>
    [Fact]
    public async Task AddVolunteer_OfAnyIdentity_NamesNobodyInTheRegionsTrail()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping, Motala);
        var drive = Of(network, network.NewId());
        (await drive.SetUp(Autumn(network.NewId()), 0)).Must();
        VolunteerRef[] broughtIn = [await network.HasVolunteer(Linkoping), await network.HasVolunteer(Linkoping, v => v with { ProtectedIdentity = true })];
        foreach (var volunteer in broughtIn)
            (await drive.AddVolunteer(volunteer)).Must();
        Assert.Equal(2, (await drive.Report()).Must().Results[0].Registered);

        var entries = (await silo.Grains.GetGrain<IAuditGrain>(GrainKeys.Audit(network.Name)).Read(0, 100)).Entries.Where(e => e.Draft.Action == AuditAction.DriveVolunteerAdded).ToList();
        Assert.Equal(2, entries.Count);
        Assert.All(entries, e => Assert.Equal($"member {Linkoping}", e.Draft.Detail));
        Assert.All(entries, e => Assert.DoesNotContain(broughtIn, v => e.ToString().Contains($"{v.Id:D}", StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1_001)]
    [InlineData(99_999_999)]
    public void Costs_AnyAmount_SumToIt(int cost) => Assert.Equal(cost, DriveRules.Costs(Autumn(Guid.Empty) with { Cost = cost }).Values.Sum());

    [Fact]
    public async Task List_HoldsTheRegionsDrives_ByPages()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping, Motala);
        var ids = new[] { network.NewId(), network.NewId(), network.NewId() };
        foreach (var id in ids)
            (await Of(network, id).SetUp(Autumn(id), 0)).Must();
        var library = silo.Grains.GetGrain<IRegionLibraryGrain>(GrainKeys.Region(network.Name));
        Assert.Equal(ids[..2], (await library.Drives(Guid.Empty, 2)).Select(d => d.Drive.Id));
        Assert.Equal(ids[2..], (await library.Drives(ids[2], 2)).Select(d => d.Drive.Id));
        Assert.Empty(await silo.Grains.GetGrain<IRegionLibraryGrain>(GrainKeys.Region("ostergotland-2")).Drives(Guid.Empty, 9));
    }
}
