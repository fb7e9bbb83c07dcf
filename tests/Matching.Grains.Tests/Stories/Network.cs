using System.Buffers.Binary;
using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;
using Matching.Contracts.Pool;
using Matching.Contracts.Regions;
using Matching.Contracts.Rounds;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;

namespace Matching.Grains.Tests.Stories;

/// <summary>One region on a silo, and the people in it, told in the words of those who work there.</summary>
internal sealed class Network(TestSilo silo, string region)
{
    private readonly Random random = new(1);
    private long ids;

    public string Name => region;

    public TestSilo Silo => silo;

    public IRegionGrain Region => silo.Grains.GetGrain<IRegionGrain>(GrainKeys.Region(region));

    public INeedBoardGrain Board => silo.Grains.GetGrain<INeedBoardGrain>(GrainKeys.NeedBoard(region));

    /// <summary>A region of municipalities that do not share anything yet.</summary>
    public static async Task<Network> Of(TestSilo silo, int shards, params string[] members)
    {
        var network = new Network(silo, "ostergotland");
        foreach (var member in members)
            (await network.Municipality(member).SetUp(People.Municipality(member, network.Name))).Must();
        (await network.Region.SetUp(Definition(network.Name, shards, members))).Must();
        return network;
    }

    public static RegionDefinition Definition(string region, int shards, params string[] members) =>
        new(region, "A region", [.. members], Plane.Around(People.PlaceOf(People.Linkoping)), shards, ScoringWeights.Default);

    public IMunicipalityGrain Municipality(string code) => silo.Grains.GetGrain<IMunicipalityGrain>(GrainKeys.Municipality(code));

    public IVolunteerGrain Volunteer(VolunteerRef volunteer) => silo.Grains.GetGrain<IVolunteerGrain>(GrainKeys.Volunteer(volunteer));

    public INeedGrain Need(NeedRef need) => silo.Grains.GetGrain<INeedGrain>(GrainKeys.Need(need));

    public IPoolShardGrain Shard(int shard) => silo.Grains.GetGrain<IPoolShardGrain>(GrainKeys.PoolShard(region, shard));

    public IRoundGrain Round(Guid round) => silo.Grains.GetGrain<IRoundGrain>(GrainKeys.Round(region, round));

    /// <summary>A new id in time order, the same in every run.</summary>
    public Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes, (0x19b8_0000_0000L + ++ids) << 16 | 0x7000);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new(bytes, bigEndian: true);
    }

    public async Task<SharingAgreement> Share(string home, string receiving, int quota = 10, Func<SharingAgreement, SharingAgreement>? change = null)
    {
        var agreement = (change ?? (a => a))(People.Agreement(NewId(), home, receiving, quota));
        (await Municipality(home).ProposeAgreement(agreement)).Must();
        return (await Municipality(home).AcceptAgreement(agreement.Id, receiving)).Must();
    }

    public async Task<VolunteerRef> HasVolunteer(string home, Func<VolunteerProfile, VolunteerProfile>? change = null)
    {
        var volunteer = new VolunteerRef(home, NewId());
        (await Volunteer(volunteer).Register((change ?? (p => p))(People.Volunteer(home)).Approved(), null)).Must();
        return volunteer;
    }

    public async Task<NeedRef> HasNeed(string municipality, Func<NeedRequirements, NeedRequirements>? change = null)
    {
        var need = new NeedRef(municipality, NewId());
        var requirements = (change ?? (r => r))(People.Requirements(municipality));
        var details = People.Case() with
        {
            ChildAge = requirements.ForChild ? 9 : null,
            SiblingAges = requirements.ForChild && requirements.Siblings != SiblingRule.Apart ? [.. Enumerable.Repeat(11, requirements.Count - 1)] : [],
        };
        details = requirements.DecisionDate is null ? details with { MonthlyCost = 0 } : details;
        (await Need(need).Open(requirements, details, null)).Must();
        return need;
    }

    public Task<Outcome<Offer>> Offer(NeedRef need, VolunteerRef volunteer) => Need(need).MakeOffer(new(NewId(), volunteer));

    public async Task<Offer> Place(NeedRef need, VolunteerRef volunteer) =>
        (await Need(need).Accept((await Offer(need, volunteer)).Must().Id)).Must();

    public async Task<List<VolunteerRef>> Candidates(NeedRef need) =>
        [.. (await Need(need).Candidates(region, Limits.Candidates)).Must().Candidates.Select(c => c.Volunteer)];

    public async Task<List<Rejection>> Rejections(NeedRef need, int pageSize = Limits.PageSize)
    {
        var all = new List<Rejection>();
        VolunteerRef? from = null;
        do
        {
            var page = (await Need(need).Rejections(region, from, pageSize)).Must();
            all.AddRange(page.Items);
            from = page.Next;
        }
        while (from is not null);
        return all;
    }

    public Reservation Reservation(NeedRef need, AssignmentType type = AssignmentType.ContactPerson, DateOnly? start = null) =>
        new(NewId(), need, type, start ?? new(2026, 2, 1), silo.Now.AddHours(72));

    /// <summary>Starts a round and waits for its end.</summary>
    public async Task<RoundView> RunRound(RoundRequest? request = null, Guid? id = null)
    {
        var round = id ?? NewId();
        (await Region.StartRound(round, request ?? new())).Must();
        await silo.UntilAsync(async () => (await Round(round).Get()).Must().Status != RoundStatus.Running, "the round ends");
        return (await Round(round).Get()).Must();
    }
}
