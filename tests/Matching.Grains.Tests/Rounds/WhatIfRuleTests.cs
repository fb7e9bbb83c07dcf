using Matching.Contracts.Needs;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Rounds;

/// <summary>
/// What a region is told that a rule costs is true when the rule is given up for real: the round that runs then, and the optimum over all pairs that the naive
/// rules allow then, have the same total.
/// </summary>
public sealed class WhatIfRuleTests
{
    private const int Worlds = 4;

    /// <summary>How a world comes to lack by a rule, and how the rule is given up.</summary>
    private static readonly Dictionary<RejectionReasons, Change> Changes = new()
    {
        [RejectionReasons.AssignmentType] = new((p, r) => p with { Types = Types, Approvals = r.Next(2) == 0 ? [] : Assessed(ApprovalStage.References) })
        {
            Person = p => p with { Approvals = p.Approvals.IsEmpty ? [] : Assessed(ApprovalStage.Approved) },
        },
        [RejectionReasons.Language] = new((p, r) => p) { Wish = w => w with { LanguagesRequired = [] } },
        [RejectionReasons.Qualification] = new((p, r) => p with { Qualifications = r.Next(2) == 0 ? [] : ["first-aid"] })
        {
            Asks = w => w with { QualificationsRequired = ["first-aid"] },
            Wish = w => w with { QualificationsRequired = [] },
        },
        [RejectionReasons.Check] = new((p, r) => p with { Checks = r.Next(2) == 0 ? [] : p.Checks }) { Person = p => p with { Checks = Volunteer(Linkoping).Checks } },
        [RejectionReasons.Gender] = new((p, r) => p with { Gender = r.Next(2) == 0 ? Gender.Male : Gender.Female })
        {
            Asks = w => w with { Gender = Gender.Female },
            Wish = w => w with { Gender = Gender.Any },
        },
        [RejectionReasons.Agreement] = new((p, r) => p),
        [RejectionReasons.Quota] = new((p, r) => p with { Types = Types, Languages = ["sv", "ar", "so"], MaxTravelKm = 100, SharedOutsideHome = true }),
        [RejectionReasons.Capacity] = new((p, r) => p with { Capacity = r.Next(3), Ongoing = r.Next(2), CapacityByType = p.CapacityByType.SetItem(Types[r.Next(2)], r.Next(2)) })
        {
            Person = p => p with { Capacity = Limits.Capacity, CapacityByType = ImmutableDictionary<AssignmentType, int>.Empty },
        },
        [RejectionReasons.Distance] = new((p, r) => p with { MaxTravelKm = r.Next(2) == 0 ? 5 : 100 })
        {
            Asks = w => w with { MaxDistanceKm = 15 },
            Person = p => p with { MaxTravelKm = Limits.TravelKm },
            Wish = w => w with { MaxDistanceKm = null },
        },
        [RejectionReasons.Paused] = new((p, r) => p with { PausedUntil = r.Next(2) == 0 ? new(2026, 6, 1) : null }) { Person = p => p with { PausedUntil = null } },
        [RejectionReasons.Consent] = new((p, r) => p with { SharedOutsideHome = false, Types = Types, Languages = ["sv", "ar", "so"], MaxTravelKm = 100 })
        {
            Person = p => p with { SharedOutsideHome = true },
        },
        [RejectionReasons.Mode] = new((p, r) => r.Next(2) == 0 ? p : p with { Kind = VolunteerKind.Humanitarian, Contact = p.Person })
        {
            Asks = w => w with { Modes = [FulfilmentMode.Person] },
            Wish = w => w with { Modes = [] },
        },
        [RejectionReasons.Condition] = new((p, r) => p with { Household = r.Next(3) == 0 ? null : Alone with { Pets = r.Next(2) == 0, Car = r.Next(2) == 0 } })
        {
            Asks = w => w with { Conditions = [Condition.NoPets, Condition.Car] },
            Wish = w => w with { Conditions = [] },
        },
        [RejectionReasons.Pattern] = new((p, r) => p with { WeekendsAMonth = r.Next(4), HoursAWeek = r.Next(2) == 0 ? 2 : null })
        {
            Asks = w => w with { WeekendsAMonth = 2, HoursAWeek = 4 },
            Wish = w => w with { WeekendsAMonth = 0, HoursAWeek = null },
        },
        [RejectionReasons.WeekSlots] = new((p, r) => r.Next(2) == 0 ? p : p with { WeekSlots = ["sat-08"] })
        {
            Asks = w => w with { WeekSlotsRequired = ["mon-16"] },
            Wish = w => w with { WeekSlotsRequired = [] },
        },
        [RejectionReasons.BlockedOut] = new((p, r) => p with { BlockedOut = r.Next(2) == 0 ? [new(new(2026, 1, 20), new(2026, 3, 1))] : [] })
        {
            Person = p => p with { BlockedOut = [] },
        },
    };

    private static ImmutableArray<AssignmentType> Types => [AssignmentType.ContactPerson, AssignmentType.Companion];

    public static TheoryData<RejectionReasons> Rules => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Region_WithoutTheRule_IsTheOptimumThatIsFoundWhenItIsGivenUp(RejectionReasons rule)
    {
        var gained = 0L;
        for (var world = 0; world < Worlds; world++)
            gained += await Check(rule, Changes[rule], seed: 100 * (int)rule + world);
        Assert.True(gained > 0, "the rule never cost anything: nothing was shown of it");
    }

    /// <summary>Days that are full, and the place that is left after them, come of what runs: with room for all they are gone.</summary>
    [Fact]
    public async Task Region_WithoutCapacity_WhereAPlacementWithAnEndFillsTheDays_IsTheRoundWithRoom()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping, p => p with { Capacity = 1 });
        await network.Place(await network.HasNeed(Linkoping, w => w with { End = new(2026, 4, 1) }), volunteer);
        await network.HasNeed(Linkoping);
        await network.HasNeed(Linkoping, w => w with { Start = new(2026, 5, 1) });
        var told = (await network.Round((await network.RunRound()).Round).WhatIf(new(RejectionReasons.Capacity))).Must();
        (await network.Volunteer(volunteer).Register(Volunteer(Linkoping) with { Capacity = Limits.Capacity }, null)).Must();
        var real = (await network.RunRound()).Summary!;
        Assert.Equal((1, 2, 2), (told.ProposalsBefore, told.ProposalsAfter, real.Proposals));
        Assert.Equal(real.TotalScore, told.PointsAfter);
    }

    /// <summary>Every rule that a pair can fail is asked about here, but for the two that are no rules: an exclusion, and what stands for others.</summary>
    [Fact]
    public void Rules_AreAllReasonsThatCanFall() => Assert.Equal(
        Enum.GetValues<RejectionReasons>()
            .Where(r => r is not (RejectionReasons.None or RejectionReasons.Excluded or RejectionReasons.Kin) && r < RejectionReasons.Undisclosed)
            .Order(),
        Changes.Keys.Order());

    private static async Task<long> Check(RejectionReasons rule, Change change, int seed)
    {
        var random = new Random(seed);
        var before = new Instance(seed, volunteers: 5, needs: 4).With(p => change.Flaw(p, random), change.Asks);
        await using var silo = await TestSilo.StartAsync();
        var network = await before.On(silo, shards: 2, quota: rule == RejectionReasons.Quota ? 1 : 100);
        var round = await network.RunRound();
        var told = (await network.Round(round.Round).WhatIf(new(rule))).Must();

        var after = before.With(change.Person, change.Wish);
        foreach (var (volunteer, profile) in after.Volunteers)
            (await network.Volunteer(volunteer).Register(profile, null)).Must();
        foreach (var (need, wish) in after.Needs)
            (await network.Need(need).Open(wish, Case(), null)).Must();
        if (rule == RejectionReasons.Agreement)
            await network.Share(Norrkoping, Linkoping, quota: 100);
        if (rule == RejectionReasons.Quota)
            await network.Share(Linkoping, Norrkoping, quota: 100);
        var real = (await network.RunRound()).Summary!;
        var optimum = ExhaustiveOptimum.Of(after, await after.EligiblePairs(network));

        Assert.Equal(round.Summary!.Optimal && real.Optimal, told.IsExact);
        Assert.True(told.IsExact || rule == RejectionReasons.Quota, $"seed {seed}: not proven");
        Assert.Equal((round.Summary.TotalScore, optimum, real.TotalScore), (told.PointsBefore, told.PointsAfter, told.PointsAfter));
        Assert.Equal(real.Proposals, told.ProposalsAfter);
        Assert.Equal(real.Terms!.Municipalities.Select(m => m.Proposals), told.Municipalities.Select(m => m.After));
        return told.PointsAfter - told.PointsBefore;
    }

    private static ImmutableArray<TypeApproval> Assessed(ApprovalStage stage) => [.. Types.Select(t => new TypeApproval(t, stage, new(2026, 1, 5)))];

    /// <param name="Flaw">What some of the people lack.</param>
    private sealed record Change(Func<VolunteerProfile, Random, VolunteerProfile> Flaw)
    {
        /// <summary>What the needs ask; null: as they are.</summary>
        public Func<NeedRequirements, NeedRequirements>? Asks { get; init; }

        /// <summary>How people come to meet the rule, or needs give it up.</summary>
        public Func<VolunteerProfile, VolunteerProfile>? Person { get; init; }

        /// <inheritdoc cref="Person"/>
        public Func<NeedRequirements, NeedRequirements>? Wish { get; init; }
    }
}
