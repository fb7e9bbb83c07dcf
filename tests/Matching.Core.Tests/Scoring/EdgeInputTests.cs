using System.Reflection;
using FsCheck;
using FsCheck.Fluent;

namespace Matching.Core.Tests.Scoring;

/// <summary>What the core answers at the edges of its input, over random worlds; <see cref="BadInputTests"/> names the fields one by one.</summary>
public sealed class EdgeInputTests
{
    private const int MostPeopleOfAWorld = 300;

    [Fact]
    public void Validated_AnyWeight_IsTakenInsideItsRangeAndRefusedByNameOutside()
    {
        string[] names = [.. typeof(ScoringPolicy).GetProperties().Where(p => p.CanWrite && p.PropertyType == typeof(int) && p.Name != nameof(ScoringPolicy.Version)).Select(p => p.Name)];
        var weight = Gen.OneOf(Gen.Choose(-3, 3), Gen.Choose(250, 260), Gen.Choose(65_530, 65_540), Gen.Choose(int.MinValue, int.MaxValue));
        Prop.ForAll(Gen.Elements(names).SelectMany(_ => weight, (name, value) => (name, value)).ToArbitrary(), drawn =>
        {
            var most = drawn.name == nameof(ScoringPolicy.ExperienceCap) ? byte.MaxValue : ScoringPolicy.MaxWeight;
            var policy = With(drawn.name, drawn.value);
            if (drawn.value < 0 || drawn.value > most)
                Assert.Equal($"ScoringPolicy.{drawn.name}", Assert.Throws<MatchingInputException>(policy.Validated).Field);
            else if (Largest(policy) > ScoringPolicy.MaxScore)
                Assert.Equal("ScoringPolicy", Assert.Throws<MatchingInputException>(policy.Validated).Field);
            else
                Assert.Same(policy, policy.Validated());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Validated_AnyWeightsInRange_AreTakenExactlyIfNoScoreCanOverflow()
    {
        var weights = Gen.ArrayOf(Gen.OneOf(Gen.Choose(0, 400), Gen.Choose(0, ScoringPolicy.MaxWeight)), 10);
        Prop.ForAll(weights.ToArbitrary(), w =>
        {
            var policy = new ScoringPolicy
            {
                DistancePoints = w[0],
                AvailabilityPoints = w[1],
                SkillPoints = w[2],
                LanguagePoints = w[3],
                ExperiencePoints = w[4],
                ExperienceCap = w[5] % 256,
                LoadPoints = w[6],
                PriorityPoints = w[7],
                PriorityCap = w[8],
                RestPoints = w[9],
            };
            if (Largest(policy) <= ScoringPolicy.MaxScore)
                policy.Validated();
            else
                Assert.Contains("largest possible score", Assert.Throws<MatchingInputException>(policy.Validated).Message);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void AnyQuestion_ZeroVolunteers_FindsNobody() => ForAllWorlds.Check(60, world =>
    {
        var scorer = world.Scorer(KernelPaths.Widest);
        NeedRow[] needs = [.. world.Requests.Select(r => r.ToRow())];
        var counts = new int[needs.Length];
        scorer.TopK(PoolSnapshot.Empty, needs, 3, new RankedCandidate[3 * needs.Length], counts, threads: 2);
        Assert.All(counts, count => Assert.Equal(0, count));
        Assert.Equal(0, scorer.CountEligible(PoolSnapshot.Empty, needs, threads: 2));
        Assert.All(needs, need => Assert.Equal(0, scorer.Price(PoolSnapshot.Empty, need, 0, [], new PricedRow[1])));
        Assert.All(needs, need => Assert.Equal((0, 0), (scorer.Reasons(PoolSnapshot.Empty, need, []).Eligible, scorer.TopK(PoolSnapshot.Empty, need, new RankedCandidate[1]))));
    });

    [Fact]
    public void Batch_ZeroNeeds_WritesNothingForAnyKAndThreads() => ForAllWorlds.Check(60, world =>
    {
        RankedCandidate[] best = [new(7, 7, 7)];
        int[] counts = [7];
        var scorer = world.Scorer(KernelPaths.Widest);
        scorer.TopK(world.Pool, ReadOnlyMemory<NeedRow>.Empty, 1 + world.Next(RowLimits.MaxCandidates), best, counts, 1 + world.Next(8));
        Assert.Equal((new RankedCandidate(7, 7, 7), 7, 0L), (best[0], counts[0], scorer.CountEligible(world.Pool, ReadOnlyMemory<NeedRow>.Empty)));
    });

    [Fact]
    public void TopK_KLargerThanThePool_GivesEveryEligibleVolunteerOnce() => ForAllWorlds.Check(100, world =>
    {
        var k = MostPeopleOfAWorld + 1 + world.Next(RowLimits.MaxCandidates - MostPeopleOfAWorld);
        foreach (var request in world.Requests)
        {
            var best = new RankedCandidate[k];
            var count = world.Scorer(KernelPaths.Widest).TopK(world.Pool, request.ToRow(), best);
            Assert.Equal(world.Naive.Best(world.People, request, int.MaxValue), best.Take(count).Select(c => (c.Id, c.Score)));
        }
    });

    [Fact]
    public void TopK_CapacityZero_IsNeverACandidateWhateverIsActive() => ForAllWorlds.Check(100, world =>
    {
        List<Person> people = [.. world.People.Select(p => world.Next(2) == 0 ? p with { Capacity = 0 } : p)];
        var pool = PoolSnapshot.Create([.. people.Select(p => p.ToRow())]);
        var full = people.Where(p => p.Capacity == 0).Select(p => p.Id).ToHashSet();
        foreach (var request in world.Requests)
        {
            foreach (var path in KernelPaths.OfThisMachine)
            {
                var best = new RankedCandidate[MostPeopleOfAWorld];
                var count = world.Scorer(path).TopK(pool, request.ToRow(), best);
                Assert.DoesNotContain(best.Take(count), c => full.Contains(c.Id));
            }

            Assert.All(full, id => Assert.True(world.Scorer(KernelPaths.Widest).Explain(pool, id, request.ToRow())!.Value.Rejection.HasFlag(Rejection.Capacity)));
        }
    });

    [Fact]
    public void TopK_AllScoresTied_RanksByIdOnEveryPath() => ForAllWorlds.Check(100, world =>
    {
        var nothingCounts = new ScoringPolicy
        {
            DistancePoints = 0,
            AvailabilityPoints = 0,
            SkillPoints = 0,
            LanguagePoints = 0,
            ExperiencePoints = 0,
            LoadPoints = 0,
            GenderPenalty = 0,
            LanguagePenalty = 0,
        };
        var k = 1 + world.Next(50);
        foreach (var request in world.Requests)
        {
            var expected = world.People.Where(p => world.Naive.Reasons(p, request).Count == 0).Select(p => p.Id).Order().Take(k);
            foreach (var path in KernelPaths.OfThisMachine)
            {
                var best = new RankedCandidate[k];
                var count = new Scorer(nothingCounts, world.Scorer(path).Sharing, path).TopK(world.Pool, request.ToRow(), best);
                Assert.Equal(expected, best.Take(count).Select(c => c.Id));
            }
        }
    });

    [Fact]
    public void TopK_HundredThousandAtOnePoint_TakesTheBestThenTheLowestIds() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        const int Many = 100_000, K = 25;
        var random = new Random(seed);
        var table = new SharingTable.Builder(1);
        table.AddRow(0, []);
        var (x, y) = ((short)random.Next(-16_000, 16_001), (short)random.Next(-16_000, 16_001));
        var rows = new VolunteerRow[Many];
        for (var i = 0; i < Many; i++)
            rows[i] = new() { Id = (UInt128)i * 7_919 % 100_003, Roles = 1, Capacity = 1, X = x, Y = y, Experience = (byte)(random.Next(20_000) == 0 ? 1 : 0) };
        var expected = rows.OrderByDescending(row => row.Experience).ThenBy(row => row.Id).Take(K).Select(row => row.Id);
        var best = new RankedCandidate[K];
        new Scorer(new ScoringPolicy(), table.Build()).TopK(PoolSnapshot.Create(rows), new NeedRow { X = x, Y = y }, best);
        Assert.Equal(expected, best.Select(c => c.Id));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(5));

    private static ScoringPolicy With(string name, int value)
    {
        var policy = new ScoringPolicy();
        typeof(ScoringPolicy).GetProperty(name, BindingFlags.Public | BindingFlags.Instance)!.SetValue(policy, value);
        return policy;
    }

    /// <summary>The largest score that the formula can give, by its own words.</summary>
    private static long Largest(ScoringPolicy p) =>
        (long)p.DistancePoints + p.AvailabilityPoints + p.SkillPoints + 32L * p.LanguagePoints + (long)p.ExperiencePoints * p.ExperienceCap + p.LoadPoints + 2L * p.RestPoints
        + (long)p.PriorityPoints * p.PriorityCap;
}
