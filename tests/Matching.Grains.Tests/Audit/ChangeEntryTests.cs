using System.Reflection;
using Matching.Contracts.Audit;
using Matching.Contracts.Districts;
using Matching.Contracts.Drives;
using Matching.Contracts.Law;
using Matching.Contracts.Methods;
using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;
using Matching.Contracts.Notices;
using Matching.Contracts.Partnerships;
using Matching.Contracts.Placements;
using Matching.Contracts.Regions;
using Matching.Contracts.Reports;
using Matching.Contracts.Rounds;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Audit;

/// <summary>Each method of a grain that changes something writes one entry; each other one stands in <see cref="Silent"/> with the reason. A new method fails here.</summary>
public sealed class ChangeEntryTests
{
    private const string Copy = "a copy of what the truth says, made anew at any time", Owing = "hands on what was written with a change",
        Claim = "a count beside the ledger: the volunteer's entry says that the place was held or freed", Delivery = "how a notice fared; the change that it tells of has its entry",
        Trail = "the trail itself", Read = "reads";

    private static readonly Dictionary<string, string> Silent = new()
    {
        ["IMunicipalityGrain.ClaimAgreement"] = Claim,
        ["IMunicipalityGrain.ReleaseClaim"] = Claim,
        ["IMunicipalityGrain.Settled"] = Claim,
        ["ICreditsGrain.Settle"] = "books what the ledgers say; the placement's end has its entry",
        ["IExternalKeysGrain.Resolve"] = "gives a row of a file its id; the row's own change has its entry",
        ["INoticesGrain.Enqueue"] = Delivery,
        ["IRegionGrain.PublishAgreements"] = Copy,
        ["IRegionGrain.RefreshAgreements"] = Copy,
        ["IPoolShardGrain.Publish"] = Copy,
        ["IPoolShardGrain.Remove"] = Copy,
        ["IPoolShardGrain.Rebuild"] = Copy,
        ["IPoolShardGrain.Pin"] = "holds a snapshot for a round",
        ["IPoolShardGrain.Release"] = "lets go of a round's snapshot",
        ["INeedBoardGrain.Publish"] = Copy,
        ["INeedBoardGrain.Rebuild"] = Copy,
        ["IRoundInputsGrain.Keep"] = "part of a round; its end has an entry with the hash of these inputs",
        ["IRoundInputsGrain.Forget"] = "inputs beyond the number kept; the round's result and hash stay",
        ["IRoundGrain.Start"] = "the region starts it, and has the entry",
        ["IAuditGrain.Append"] = Trail,
        ["IAuditPageGrain.Seal"] = Trail,
        ["ISweeperGrain.KeepSweeping"] = Owing,
        ["ISweeperGrain.Sweep"] = Owing,
        ["IVolunteerGrain.PayUp"] = Owing,
        ["INeedGrain.PayUp"] = Owing,
        ["IMunicipalityGrain.PayUp"] = Owing,
        ["INoticesGrain.PayUp"] = Owing,
        ["IDistrictsGrain.PayUp"] = Owing,
        ["IPartnershipsGrain.PayUp"] = Owing,
        ["IDriveGrain.PayUp"] = Owing,
        ["IMethodGrain.PayUp"] = Owing,
        ["IRegionGrain.PayUp"] = Owing,
        ["INeedGrain.Get"] = "reads; a hold past its deadline is settled, with an entry of its own",
        ["IPoolShardGrain.Candidates"] = Read,
        ["IPoolShardGrain.Rejections"] = Read,
        ["IPoolShardGrain.Score"] = Read,
        ["IPoolShardGrain.Price"] = Read,
        ["IPoolShardGrain.Explain"] = Read,
        ["IPoolShardGrain.Status"] = Read,
        ["INeedBoardGrain.Open"] = Read,
        ["IRoundInputsGrain.Read"] = Read,
        ["ICreditsGrain.Entries"] = Read,
        ["IAuditGrain.Head"] = Trail,
        ["IAuditGrain.Read"] = Trail,
        ["IAuditGrain.Verify"] = Trail,
        ["IAuditPageGrain.Read"] = Trail,
        ["IPlacementListGrain.List"] = Read,
    };

    /// <summary>They interleave, and change something all the same.</summary>
    private static readonly HashSet<string> ChangingBetweenTurns = ["IRoundGrain.Cancel", "INoticesGrain.Enqueue"];

    private readonly HashSet<string> shown = [];

    [Fact]
    public async Task Methods_OfAllGrains_WriteOneEntryForAChange_OrAreListedWithTheReason()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await Volunteers(network);
        await Needs(network);
        await Municipalities(network);
        await OwnAffairs(network);
        await Together(network);
        await Rounds(network);

        var methods = typeof(IVolunteerGrain).Assembly.GetTypes().Where(t => t.IsInterface && typeof(IGrainWithStringKey).IsAssignableFrom(t))
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance)).ToDictionary(m => $"{m.DeclaringType!.Name}.{m.Name}");
        Assert.Empty(Silent.Keys.Concat(shown).Concat(ChangingBetweenTurns).Except(methods.Keys));
        Assert.Empty(Silent.Keys.Intersect(shown));
        Assert.Empty(methods.Where(m => !IsRead(m.Key, m.Value)).Select(m => m.Key).Except(Silent.Keys).Except(shown));
    }

    private async Task Volunteers(Network network)
    {
        var (silo, need) = (network.Silo, await network.HasNeed(Linkoping));
        var (kept, gone) = (new VolunteerRef(Linkoping, network.NewId()), await network.HasVolunteer(Linkoping));
        var (grain, key) = (network.Volunteer(kept), GrainKeys.Volunteer(kept));
        await Once(silo, key, "Register", AuditAction.VolunteerRegistered, () => grain.Register((Volunteer(Linkoping) with { Capacity = 5 }).Approved(), null));
        await Once(silo, key, "Register", AuditAction.VolunteerChanged, () => grain.Register(Volunteer(Linkoping) with { Capacity = 5, Experience = 9 }, null));
        var (first, second) = (network.Reservation(need) with { End = new(2026, 3, 1) }, network.Reservation(need));
        await Once(silo, key, "Reserve", AuditAction.PlaceHeld, () => grain.Reserve(first));
        await Once(silo, key, "Confirm", AuditAction.PlaceTaken, () => grain.Confirm(first.Offer));
        await Once(silo, key, "Begin", AuditAction.PlaceStarted, () => grain.Begin(first.Offer, first.Start));
        await Once(silo, key, "Prolong", AuditAction.PlaceProlonged, () => grain.Prolong(first.Offer, first.End!.Value.AddDays(30)));
        await Once(silo, key, "End", AuditAction.PlaceFreed, () => grain.End(first.Offer, first.Start.AddDays(1)));
        await Once(silo, key, "Thank", AuditAction.VolunteerThanked, () => grain.Thank(first.Offer, first.Start.AddDays(1)));
        await Once(silo, key, "Contact", AuditAction.VolunteerContacted, () => grain.Contact(new(silo.Today, ContactKind.Call)));
        await Once(silo, key, "RecordEvent", AuditAction.EventRecorded, () => grain.RecordEvent(new(silo.Today, LifeEvent.AddressChanged)));
        (await grain.Reserve(second)).Must();
        await Once(silo, key, "Release", AuditAction.PlaceFreed, () => grain.Release(second.Offer));
        var old = await network.HasVolunteer("no-4601", v => v with { Types = [AssignmentType.ContactPerson], Checks = [new(CheckKind.CriminalRecord, silo.Today.AddDays(-70))] });
        await Once(silo, GrainKeys.Volunteer(old), "WarnOfChecks", AuditAction.CheckEnding, () => network.Volunteer(old).WarnOfChecks());
        await Once(silo, GrainKeys.Volunteer(gone), "Erase", AuditAction.VolunteerErased, () => network.Volunteer(gone).Erase());
    }

    private async Task Needs(Network network)
    {
        var (silo, need, lane) = (network.Silo, new NeedRef(Linkoping, network.NewId()), await network.HasNeed(Linkoping));
        var (grain, key) = (network.Need(need), GrainKeys.Need(need));
        await Once(silo, key, "Open", AuditAction.NeedOpened, () => grain.Open(Requirements(Linkoping), Case(), null));
        await Once(silo, key, "Open", AuditAction.NeedChanged, () => grain.Open(Requirements(Linkoping) with { Start = new(2026, 2, 3) }, Case(), null));
        await Once(silo, key, "ExplainDelay", AuditAction.NeedChanged, () => grain.ExplainDelay(Enum.GetValues<DelayReason>()[^1]));
        var offers = new List<OfferRequest>();
        for (var i = 0; i < 3; i++)
            offers.Add(new(network.NewId(), await network.HasVolunteer(Linkoping)));
        await Once(silo, key, "MakeOffer", AuditAction.OfferMade, () => grain.MakeOffer(offers[0]));
        await Once(silo, key, "Decline", AuditAction.OfferDeclined, () => grain.Decline(offers[0].Id, OfferReason.Time));
        (await grain.MakeOffer(offers[1])).Must();
        await Once(silo, key, "Withdraw", AuditAction.OfferWithdrawn, () => grain.Withdraw(offers[1].Id, OfferReason.Unspecified));
        (await grain.MakeOffer(offers[2])).Must();
        await Once(silo, key, "Accept", AuditAction.OfferAccepted, () => grain.Accept(offers[2].Id));
        await Once(silo, key, "Advance", AuditAction.MeetingPlanned, () => grain.Advance(offers[2].Id, new PlanMeeting(silo.Today)));
        // Nobody is to be asked: the lane opens and ends, two changes.
        (await network.Need(lane).OpenLane(new(0, true, 30))).Must();
        Assert.Equal([AuditAction.NeedOpened, AuditAction.LaneOpened, AuditAction.LaneEnded], (await Entries(silo, GrainKeys.Need(lane))).Select(e => e.Action));
        shown.Add("INeedGrain.OpenLane");
        var idle = await network.HasNeed(Linkoping);
        await Once(silo, GrainKeys.Need(idle), "Close", AuditAction.NeedClosed, () => network.Need(idle).Close());
    }

    private async Task Municipalities(Network network)
    {
        var (silo, grain, key) = (network.Silo, network.Municipality(Norrkoping), GrainKeys.Municipality(Norrkoping));
        var agreement = Agreement(network.NewId(), Norrkoping, Linkoping, 3);
        await Once(silo, key, "SetUp", AuditAction.MunicipalitySetUp, () => grain.SetUp(Municipality(Norrkoping, network.Name) with { ContactPoint = "Another office" }));
        await Once(silo, key, "ProposeAgreement", AuditAction.SharingProposed, () => grain.ProposeAgreement(agreement));
        await Once(silo, key, "AcceptAgreement", AuditAction.SharingAccepted, () => grain.AcceptAgreement(agreement.Id, Linkoping));
        await Once(silo, key, "EndAgreement", AuditAction.SharingEnded, () => grain.EndAgreement(agreement.Id, Linkoping));
    }

    private async Task OwnAffairs(Network network)
    {
        var (silo, key) = (network.Silo, GrainKeys.Municipality(Linkoping));
        var district = new District("west", "West", [new(5800, 1400, 5900, 1500)], "Office", []);
        var post = silo.Grains.GetGrain<INoticesGrain>(GrainKeys.Notices(Linkoping));
        var districts = silo.Grains.GetGrain<IDistrictsGrain>(key);
        await Once(silo, key, "SetUp", AuditAction.DistrictSetUp, () => districts.SetUp(district, 0), typeof(IDistrictsGrain));
        await Once(silo, GrainKeys.Notices(Linkoping), "ConfigureDistrict", AuditAction.NoticeSettingsChanged, () => post.ConfigureDistrict("west", NoticeSettings.None with { Email = "west@example.org" }), typeof(INoticesGrain));
        await Once(silo, key, "Remove", AuditAction.DistrictRemoved, () => districts.Remove("west"), typeof(IDistrictsGrain));
        var volunteer = await network.HasVolunteer(Linkoping, p => p with { Kind = VolunteerKind.Humanitarian, Contact = p.Person });
        var partnership = new Partnership(network.NewId(), "Rowing club", VolunteerKind.Humanitarian, Involvement.Rooms, 0, null, null, "Board");
        var partnerships = silo.Grains.GetGrain<IPartnershipsGrain>(key);
        await Once(silo, key, "SetUp", AuditAction.PartnershipSetUp, () => partnerships.SetUp(partnership, 0), typeof(IPartnershipsGrain));
        await Once(silo, key, "Join", AuditAction.PartnershipJoined, () => partnerships.Join(partnership.Id, volunteer.Id), typeof(IPartnershipsGrain));
        await Once(silo, key, "Leave", AuditAction.PartnershipLeft, () => partnerships.Leave(partnership.Id, volunteer.Id), typeof(IPartnershipsGrain));
        await Once(silo, GrainKeys.Notices(Linkoping), "Configure", AuditAction.NoticeSettingsChanged, () => post.Configure(NoticeSettings.None with { Email = "office@example.org" }), typeof(INoticesGrain));
    }

    private async Task Together(Network network)
    {
        var (silo, id) = (network.Silo, network.NewId());
        var (drive, driveKey) = (silo.Grains.GetGrain<IDriveGrain>(GrainKeys.Drive(network.Name, id)), GrainKeys.Drive(network.Name, id));
        var plan = new RecruitmentDrive(id, "Autumn", Linkoping, [AssignmentType.Visitor], new(2026, 1, 1), new(2026, 6, 1), 100, "SEK", ImmutableDictionary<string, int>.Empty.Add(Linkoping, 50).Add(Norrkoping, 50));
        var volunteer = await network.HasVolunteer(Linkoping);
        await Once(silo, driveKey, "SetUp", AuditAction.DriveSetUp, () => drive.SetUp(plan, 0), typeof(IDriveGrain));
        await Once(silo, driveKey, "Join", AuditAction.DriveJoined, () => drive.Join(Norrkoping), typeof(IDriveGrain));
        await Once(silo, driveKey, "AddVolunteer", AuditAction.DriveVolunteerAdded, () => drive.AddVolunteer(volunteer), typeof(IDriveGrain));
        var (method, methodKey) = (silo.Grains.GetGrain<IMethodGrain>(GrainKeys.Method(network.Name, id)), GrainKeys.Method(network.Name, id));
        await Once(silo, methodKey, "Publish", AuditAction.MethodPublished, () => method.Publish(Linkoping, new("A method", "Meet every week."), 0), typeof(IMethodGrain));
        await Once(silo, methodKey, "Report", AuditAction.MethodReported, () => method.Report(id, Norrkoping, 1, "It works."), typeof(IMethodGrain));
    }

    private async Task Rounds(Network network)
    {
        var (silo, region, key) = (network.Silo, network.Region, GrainKeys.Region(network.Name));
        var (first, second) = (network.NewId(), network.NewId());
        await Once(silo, key, "SetUp", AuditAction.RegionSetUp, () => region.SetUp(Network.Definition(network.Name, 1, Norrkoping, Linkoping)), typeof(IRegionGrain));
        var before = await Entries(silo, key);
        await network.RunRound(id: first);
        await silo.UntilAsync(async () => (await Entries(silo, key)).Count == before.Count + 2, "a round's start and end are entered");
        var entered = (await Entries(silo, key)).Skip(before.Count).ToList();
        Assert.Equal([AuditAction.RoundStarted, AuditAction.RoundEnded], entered.Select(e => e.Action));
        Assert.Equal($"round {first:D} Completed {(await network.Round(first).Get()).Must().Summary!.InputsHash}", entered[1].Detail);
        shown.UnionWith(["IRegionGrain.StartRound", "IRegionGrain.RoundEnded", "IRoundGrain.Cancel"]);
        // A round that is told of twice, and one that is cancelled after its end, have one end.
        await region.RoundEnded(first, RoundStatus.Completed, null);
        (await network.Round(first).Cancel()).Must();
        Assert.Equal(before.Count + 2, (await Entries(silo, key)).Count);
        (await region.StartRound(second, new())).Must();
        await network.Round(second).Cancel();
        await silo.UntilAsync(async () => (await Entries(silo, key)).Count == before.Count + 4, "a cancelled round's start and end are entered");
        Assert.Single(await Entries(silo, key), e => e.Action == AuditAction.RoundEnded && e.Detail!.Contains($"{second:D}", StringComparison.Ordinal));
    }

    private async Task Once(TestSilo silo, string key, string method, AuditAction action, Func<Task> change, Type? grain = null)
    {
        var before = (await Entries(silo, key)).Count;
        await change();
        Assert.Equal([action], (await Entries(silo, key)).Skip(before).Select(e => e.Action));
        grain ??= key[0] switch { 'v' => typeof(IVolunteerGrain), 'n' => typeof(INeedGrain), _ => typeof(IMunicipalityGrain) };
        shown.Add($"{grain.Name}.{method}");
    }

    private static async Task<List<AuditDraft>> Entries(TestSilo silo, string key) => await AuditTrailTests.Of(silo, KeyOwner.Of(key), key);

    private static bool IsRead(string name, MethodInfo method) => !ChangingBetweenTurns.Contains(name)
        && method.GetCustomAttributes().Any(a => a.GetType().Name is "ReadOnlyAttribute" or "AlwaysInterleaveAttribute");
}
