using Matching.Contracts.Needs;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Rounds;

/// <summary>A small random region: few enough people for an exhaustive search, scarce enough that greedy choices are wrong.</summary>
internal sealed class Instance
{
    private static readonly AssignmentType[] Types = [AssignmentType.ContactPerson, AssignmentType.Companion];
    private static readonly string[] Languages = ["sv", "ar", "so"];
    private static readonly string[] Slots = ["mon-16", "wed-16", "fri-16", "sat-08"];

    public Instance(int seed, int volunteers, int needs)
    {
        var random = new Random(seed);
        Volunteers = [.. Enumerable.Range(0, volunteers).Select(i => (new VolunteerRef(Home(random), Id(random, i)), Profile(random)))];
        Needs = [.. Enumerable.Range(0, needs).Select(i => (new NeedRef(Home(random), Id(random, i + volunteers)), Requirements(random)))];
    }

    private Instance(IEnumerable<(VolunteerRef, VolunteerProfile)> volunteers, IEnumerable<(NeedRef, NeedRequirements)> needs) => (Volunteers, Needs) = ([.. volunteers], [.. needs]);

    public IReadOnlyList<(VolunteerRef Ref, VolunteerProfile Profile)> Volunteers { get; }

    public IReadOnlyList<(NeedRef Ref, NeedRequirements Requirements)> Needs { get; }

    /// <summary>The same people and needs, each changed.</summary>
    public Instance With(Func<VolunteerProfile, VolunteerProfile>? person = null, Func<NeedRequirements, NeedRequirements>? wish = null) => new(
        Volunteers.Select(v => (v.Ref, person is null ? v.Profile : person(v.Profile))), Needs.Select(n => (n.Ref, wish is null ? n.Requirements : wish(n.Requirements))));

    /// <summary>The instance on a silo; Linköping shares with Norrköping, not the other way round.</summary>
    public async Task<Network> On(TestSilo silo, int shards, int orderSeed = 0, int quota = 100)
    {
        var network = await Network.Of(silo, shards, Linkoping, Norrkoping);
        (await network.Region.SetUp(Network.Definition(network.Name, shards, Linkoping, Norrkoping) with { Weights = Contracts.Regions.ScoringWeights.Default with { Version = 2, PriorityPerWeek = 3, PastClockWeeks = 5, Rest = 30 } })).Must();
        var agreement = Agreement(Guid.Parse("019b8000-0000-7000-8000-000000000001"), Linkoping, Norrkoping, quota);
        (await network.Municipality(Linkoping).ProposeAgreement(agreement)).Must();
        (await network.Municipality(Linkoping).AcceptAgreement(agreement.Id, Norrkoping)).Must();
        var order = new Random(orderSeed);
        foreach (var (volunteer, profile) in Volunteers.OrderBy(_ => order.Next()))
            (await network.Volunteer(volunteer).Register(profile.Approved(), null)).Must();
        foreach (var (need, requirements) in Needs.OrderBy(_ => order.Next()))
            (await network.Need(need).Open(requirements, Case(), null)).Must();
        return network;
    }

    /// <summary>Every eligible pair with its score, by the naive rules.</summary>
    public async Task<Dictionary<(NeedRef Need, VolunteerRef Volunteer), int>> EligiblePairs(Network network)
    {
        var rules = new NaiveRules((await network.Region.Get()).Must(), network.Silo.Now);
        var pairs = new Dictionary<(NeedRef, VolunteerRef), int>();
        foreach (var (volunteer, _) in Volunteers)
        {
            var view = (await network.Volunteer(volunteer).Get()).Must();
            foreach (var (need, wish) in Needs)
            {
                if (rules.Reasons(view, need, wish, new HashSet<Guid>()) == RejectionReasons.None)
                    pairs[(need, volunteer)] = rules.Score(view, need, wish);
            }
        }

        return pairs;
    }

    private static Guid Id(Random random, int order)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        (bytes[0], bytes[1], bytes[2]) = (1, 0x9B, (byte)order);
        (bytes[6], bytes[8]) = (0x70, 0x80);
        return new(bytes, bigEndian: true);
    }

    private static string Home(Random random) => random.Next(2) == 0 ? Linkoping : Norrkoping;

    private static VolunteerProfile Profile(Random random)
    {
        var limits = ImmutableDictionary<AssignmentType, int>.Empty;
        foreach (var type in Types.Where(_ => random.Next(3) == 0))
            limits = limits.Add(type, random.Next(3));
        return Volunteer(Linkoping) with
        {
            Types = [.. Types.Where(_ => random.Next(4) > 0)],
            Languages = [.. Languages.Where(_ => random.Next(2) == 0)],
            WeekSlots = [.. Slots.Where(_ => random.Next(2) == 0)],
            Home = new(5841 + random.Next(-20, 21), 1562 + random.Next(-20, 61)),
            MaxTravelKm = random.Next(20, 81),
            Experience = random.Next(30),
            Capacity = random.Next(1, 4),
            CapacityByType = limits,
            SharedOutsideHome = random.Next(4) > 0,
        };
    }

    private static NeedRequirements Requirements(Random random) => People.Requirements(Linkoping) with
    {
        Type = Types[random.Next(2)],
        Place = new(5841 + random.Next(-20, 21), 1562 + random.Next(-20, 61)),
        Count = random.Next(1, 3),
        DecisionDate = new DateOnly(2025, 12, 15).AddDays(-random.Next(100)),
        LanguagesRequired = [.. Languages.Where(_ => random.Next(4) == 0)],
        WeekSlots = [.. Slots.Where((_, i) => i == 0 || random.Next(2) == 0)],
    };
}
