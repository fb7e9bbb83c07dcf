using Matching.Contracts.Credits;
using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;
using Matching.Contracts.Placements;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Histories;

/// <summary>A random life of a small region: every step is drawn from a seed, every answer is recorded, and after every step the whole truth can be read.</summary>
internal sealed partial class History(Network network, Random random)
{
    /// <summary>In Norway checks age within months, and homes need new ones for each child. In Denmark a child's age and the person's consent decide on them.</summary>
    private const string Bergen = "no-4601", Fureso = "dk-0190";
    private static readonly string[] Members = [Linkoping, Norrkoping, Bergen, Fureso];
    private static readonly AssignmentType[] Types = [AssignmentType.ContactPerson, AssignmentType.Visitor, AssignmentType.FosterHome];
    private readonly List<VolunteerRef> volunteers = [];
    private readonly List<NeedRef> needs = [];
    private readonly Dictionary<Guid, Granted> granted = [];
    private readonly Dictionary<Guid, VolunteerView> begun = [];
    private readonly List<Prolonged> prolonged = [];
    private readonly List<Decided> decided = [];
    private readonly Dictionary<Guid, NeedCase> agreed = [];
    private readonly Draws draw = new(random, Types);
    private IReadOnlyList<VolunteerView> latest = [];
    private readonly Dictionary<NeedRef, ImmutableHashSet<Guid>> declined = [];
    private readonly Deck deck = new(random, Kinds);

    /// <summary>Steps of each kind in a hundred.</summary>
    public static IReadOnlyList<(string Kind, int Weight)> Kinds { get; } =
    [
        ("register", 5), ("change volunteer", 5), ("open need", 5), ("change need", 4), ("offer", 8), ("offer by override", 3), ("offer by agreement", 5), ("accept", 11), ("advance", 18), ("decline", 3), ("withdraw", 3),
        ("close", 2), ("pass", 5), ("lane", 2), ("share", 2), ("end agreement", 1), ("round", 5), ("offer proposed before", 3),
        ("fault before commit", 3), ("fault after commit", 3), ("lost answer", 1), ("rebuild", 1), ("restart", 2),
    ];

    private TestSilo Silo => network.Silo;

    /// <summary>What happened, for the reader of a failure.</summary>
    public List<string> Log { get; } = [];

    /// <summary>Answers by kind: a history in which nothing succeeds proves nothing.</summary>
    public Dictionary<string, int> Counts { get; } = [];

    /// <summary>Steps by kind, whatever came of them.</summary>
    public Dictionary<string, int> Dealt { get; } = [];

    public static async Task<History> Begin(TestSilo silo, int seed)
    {
        var network = await Network.Of(silo, 2, Members);
        var history = new History(network, new(seed));
        await history.ShareAround();
        for (var i = 0; i < 10; i++)
            await history.Register();
        for (var i = 0; i < 8; i++)
            await history.OpenNeed();
        return history;
    }

    public async Task Step(bool mayRestart)
    {
        var name = HasFreshProposals && random.Next(2) == 0 ? OfferAtOnce : deck.Deal();
        Dealt[name] = Dealt.GetValueOrDefault(name) + 1;
        var fresh = proposed;
        ForgetRound();
        var before = await People();
        var step = name switch
        {
            "register" => Register(),
            "change volunteer" => ChangeVolunteer(),
            "open need" => OpenNeed(),
            "change need" => ChangeNeed(),
            "offer" => MakeOffer(),
            "offer by override" => MakeOffer(byOverride: true),
            "offer by agreement" => OfferByAgreement(),
            "accept" => OnOffer((need, offer) => need.Accept(offer.Id), OfferStatus.Held),
            "advance" => Advance(),
            "decline" => Decline(),
            "withdraw" => OnOffer((need, offer) => need.Withdraw(offer.Id, OfferReason.Unspecified), OfferStatus.Held, OfferStatus.Accepted),
            "close" => CloseNeed(),
            "pass" => Pass(),
            "lane" => OpenLane(),
            "share" => Share(),
            "end agreement" => EndAgreement(),
            "round" => RunRound(),
            OfferAtOnce => OfferAll(fresh),
            "offer proposed before" => OfferOne(),
            "fault before commit" => Fault(Silo.Storage.FailNextWrites),
            "fault after commit" => Fault(Silo.Storage.FailNextWritesAfterCommit),
            "lost answer" => LoseAnswer(),
            "restart" when mayRestart => Silo.RestartAsync(),
            _ => Rebuild(),
        };
        try
        {
            await step;
            Record(name);
        }
        catch (Exception fault) when (fault is OrleansException { InnerException: IOException } or TimeoutException)
        {
            Record($"{name}: {fault.GetType().Name}");
        }

        Grant(before, await People());
        latest = before;
    }

    /// <summary>The truth now. Faults that wait rest while it is read, and the shards are as the history left them.</summary>
    public async Task<Ledger> Read()
    {
        using var rest = Silo.Rest();
        var pool = ImmutableDictionary.CreateBuilder<NeedRef, PoolAnswer>();
        var views = ImmutableArray.CreateBuilder<NeedView>();
        foreach (var need in needs)
            views.Add((await network.Need(need).Get()).Must());
        foreach (var need in views.Where(_ => random.Next(3) == 0).Where(view => !(view.Requirements.End <= Silo.Today)).Select(view => view.Need))
        {
            var candidates = (await network.Need(need).Candidates(network.Name, Limits.Candidates)).Must().Candidates;
            pool[need] = new(candidates, [.. await network.Rejections(need)]);
        }

        // A reminder may have run meanwhile, and held somebody for a lane.
        var people = await People();
        Grant(latest, people);
        var loads = new List<AgreementLoad>();
        foreach (var member in Members)
            loads.AddRange(await network.Municipality(member).AgreementLoads());
        var (trails, written) = await AuditReading.Read(network.Silo, Members);
        return new(
            Silo.Now, (await network.Region.Get()).Must(), [.. agreements], [.. people], views.ToImmutable(), declined.ToImmutableDictionary(), pool.ToImmutable(), granted.ToImmutableDictionary())
        {
            Begun = begun.ToImmutableDictionary(),
            Prolonged = [.. prolonged],
            Decided = [.. decided],
            Agreed = agreed.ToImmutableDictionary(),
            Claims = await Claims(),
            Loads = loads.GroupBy(l => l.Agreement, l => l.Running).ToImmutableDictionary(l => l.Key, l => l.Sum()),
            Proposals = proposed,
            ProposedPoints = proposedPoints,
            Refused = [.. refused],
            Trails = trails,
            Written = written,
        };
    }

    /// <summary>Makes good what a change that was stored but not told may have left stale, as the timers do at intervals.</summary>
    public async Task Settle()
    {
        using var rest = Silo.Rest();
        await Rebuild();
        (await network.Region.RefreshAgreements()).Must();
        foreach (var member in Members)
            await Silo.Grains.GetGrain<ISweeperGrain>(GrainKeys.Sweeper(member)).Sweep();
    }

    /// <summary>What was accepted takes its next steps, so that in the end something began, and ran for days.</summary>
    public async Task LetPlacementsBegin()
    {
        using var rest = Silo.Rest();
        // The last step may have been a round: what it proposed is of its own day.
        ForgetRound();
        for (var turn = 0; turn < 40; turn++)
        {
            await Advance();
            await Silo.PassAsync(TimeSpan.FromHours(12));
        }
    }

    /// <summary>Lets time pass while nobody looks, until no stored hold is past its deadline.</summary>
    public async Task LetHoldsEnd()
    {
        using var rest = Silo.Rest();
        await Silo.PassAsync(TimeSpan.FromDays(15));
        await Silo.UntilAsync(
            async () =>
            {
                Silo.Pass(TimeSpan.FromMinutes(1));
                return !await AuditReading.HasLateHold(Silo, Members);
            },
            "every hold reaches an end");
    }

    /// <summary>Lets time pass while nobody looks, until every entry is in its trail: who owes one hands it on by a timer.</summary>
    public async Task LetTrailsCatchUp()
    {
        using var rest = Silo.Rest();
        await Silo.UntilAsync(
            async () =>
            {
                Silo.Pass(TimeSpan.FromMinutes(1));
                return !await AuditReading.OwesEntries(Silo, Members);
            },
            "every entry is handed on");
    }

    /// <summary>Replays the decision behind every entry of every ledger; how many there were, and those that came out differently.</summary>
    public async Task<(int All, List<string> Different)> Replays()
    {
        using var rest = Silo.Rest();
        var replays = new List<PairReplay>();
        foreach (var entry in (await People()).SelectMany(v => v.Commitments, (v, c) => (v.Volunteer, c.Reservation.Offer)))
            replays.Add((await network.Volunteer(entry.Volunteer).Replay(entry.Offer)).Must());
        return (replays.Count, [.. replays.Where(r => !r.IsIdentical).Select(r => $"{r.Offer}: {r.Difference}")]);
    }

    /// <summary>Who gave and who received in the year of the history and the next.</summary>
    public async Task<CreditStatement> Credits()
    {
        using var rest = Silo.Rest();
        return (await Silo.Grains.GetGrain<ICreditStatementGrain>(GrainKeys.Region(network.Name)).Statement(new(2026, 1, 1), new(2028, 1, 1))).Must();
    }

    private async Task Register()
    {
        var volunteer = new VolunteerRef(Pick(Members), network.NewId());
        volunteers.Add(volunteer);
        var profile = draw.Profile(volunteer.Municipality, Silo.Today, known: null);
        var answer = await Again(() => network.Volunteer(volunteer).Register(profile, null));
        // Whom the law does not let pass as decided today was decided before it.
        if (answer.Problem?.Field?.StartsWith("approvals", StringComparison.Ordinal) == true)
        {
            Record("unlawful approval");
            answer = await Again(() => network.Volunteer(volunteer).Register(profile with { Approvals = [.. profile.Approvals.Select(a => a with { Since = Stories.People.BeforeTheLaw })] }, null));
        }

        decided.Add(new(volunteer.Municipality, null, answer.Must().Profile));
    }

    private async Task ChangeVolunteer()
    {
        var volunteer = Pick(volunteers);
        var known = (await network.Volunteer(volunteer).Get()).Ok(out var view, out _) ? view.Profile : null;
        var answer = await network.Volunteer(volunteer).Register(draw.Profile(volunteer.Municipality, Silo.Today, known), null);
        if (answer.Problem is { } problem)
            Record($"volunteer {problem.Code}");
        else
            decided.Add(new(volunteer.Municipality, known, answer.Must().Profile));
    }

    private async Task OpenNeed()
    {
        var need = new NeedRef(Pick(Members), network.NewId());
        needs.Add(need);
        var (wish, details) = draw.Need(need.Municipality, Silo.Today, volunteers);
        await Again(() => network.Need(need).Open(wish, details, null));
    }

    private async Task ChangeNeed()
    {
        var need = Pick(needs);
        var (wish, details) = draw.Need(need.Municipality, Silo.Today, volunteers);
        var before = (await network.Need(need).Get()).Must();
        await Again(() => network.Need(need).Open(wish, details, null));
        if ((await network.Need(need).Get()).Must().Version != before.Version)
            declined.Remove(need);
    }

    /// <summary>Mostly of a need that still wants somebody: of the others a lane is refused.</summary>
    private async Task OpenLane()
    {
        var need = Pick(needs);
        foreach (var other in random.Next(4) > 0 ? needs : [])
        {
            if ((await network.Need(other).Get()).Must() is { Status: NeedStatus.Open, Lane: not { IsActive: true } })
                need = other;
        }

        Record((await network.Need(need).OpenLane(new(random.Next(1, 4), random.Next(2) == 0, 30))).Problem is null ? "lane opened" : "lane refused");
    }

    /// <summary>What a lane held by itself was granted on what was true before the step.</summary>
    private void Grant(IReadOnlyList<VolunteerView> before, IReadOnlyList<VolunteerView> after)
    {
        foreach (var (volunteer, entry) in after.SelectMany(v => v.Commitments, (v, c) => (v, c)).Where(e => !granted.ContainsKey(e.c.Reservation.Offer)))
            granted[entry.Reservation.Offer] = new(entry.Since, before.FirstOrDefault(v => v.Volunteer == volunteer.Volunteer) ?? volunteer, [.. agreements]);
    }

    private async Task<IReadOnlyList<VolunteerView>> People()
    {
        using var rest = Silo.Rest();
        var people = new List<VolunteerView>();
        foreach (var volunteer in volunteers)
        {
            if ((await network.Volunteer(volunteer).Get()).Ok(out var view, out _))
                people.Add(view);
        }

        return people;
    }

    private async Task OnOffer(Func<INeedGrain, Offer, Task<Outcome<Offer>>> step, params OfferStatus[] from)
    {
        foreach (var need in needs.OrderBy(_ => random.Next()))
        {
            if ((await network.Need(need).Get()).Must().Offers.LastOrDefault(o => from.Contains(o.Status)) is not { } offer)
                continue;
            Record((await step(network.Need(need), offer)).Ok(out var after, out var problem) ? after.Status.ToString() : $"refused {problem.Code}");
            return;
        }
    }

    private Task Decline() => OnOffer(
        async (need, offer) =>
        {
            var answer = await Again(() => need.Decline(offer.Id, OfferReason.Time));
            declined[offer.Need] = declined.GetValueOrDefault(offer.Need, []).Add(offer.Volunteer.Id);
            return answer;
        },
        OfferStatus.Held);

    private async Task CloseNeed() => await network.Need(Pick(needs)).Close();

    private Task Pass() => Silo.PassAsync(TimeSpan.FromHours(random.Next(1, 60)));

    private static Task Fault(Action<int> inject)
    {
        inject(1);
        return Task.CompletedTask;
    }

    private Task LoseAnswer()
    {
        Silo.Calls.LoseNextAnswer(Pick(["IVolunteerGrain.Reserve", "IVolunteerGrain.Confirm", "IVolunteerGrain.Release", "IVolunteerGrain.Begin", "IVolunteerGrain.End", "IMunicipalityGrain.ClaimAgreement", "IAuditGrain.Append", "INoticesGrain.Enqueue"]));
        return Task.CompletedTask;
    }

    private async Task Rebuild()
    {
        for (var shard = 0; shard < 2; shard++)
            await network.Shard(shard).Rebuild();
        await network.Board.Rebuild();
    }

    /// <summary>As a client does: the same request once more when its outcome is unknown.</summary>
    private static async Task<T> Again<T>(Func<Task<T>> call)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (Exception fault) when (fault is OrleansException { InnerException: IOException } or TimeoutException && attempt < 4)
            {
                // Unknown outcome: ask again.
            }
        }
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private void Record(string what)
    {
        Log.Add($"{Silo.Now:MM-dd HH:mm} {what}");
        Counts[what] = Counts.GetValueOrDefault(what) + 1;
    }
}
