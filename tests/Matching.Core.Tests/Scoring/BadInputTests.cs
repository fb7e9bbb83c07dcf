namespace Matching.Core.Tests.Scoring;

public sealed class BadInputTests
{
    private static readonly SharingTable s_sharing = OneMunicipality();
    private static readonly Scorer s_scorer = new(new ScoringPolicy(), s_sharing);

    [Theory]
    [InlineData(-1)]
    [InlineData(65_536)]
    public void Policy_WeightOutOfRange_IsRefusedByName(int weight)
    {
        var error = Assert.Throws<MatchingInputException>(() => new Scorer(new ScoringPolicy { SkillPoints = weight }, s_sharing));
        Assert.Equal("ScoringPolicy.SkillPoints", error.Field);
        Assert.Contains("0 to 65535", error.Cure);
    }

    [Fact]
    public void Policy_ScoreOverflow_IsRefused()
    {
        var policy = new ScoringPolicy { ExperiencePoints = 65_535, ExperienceCap = 255, LoadPoints = 65_535 };
        Assert.Contains("above 16777215", Assert.Throws<MatchingInputException>(policy.Validated).Message);
    }

    [Fact]
    public void TopK_LargestAllowedScore_IsExact()
    {
        var policy = new ScoringPolicy { ExperiencePoints = 65_000, ExperienceCap = 255, LoadPoints = 65_000, PriorityPoints = 0 };
        var pool = PoolSnapshot.Create([Willing(1) with { Experience = 255 }]);
        foreach (var path in KernelPaths.OfThisMachine)
        {
            var best = new RankedCandidate[1];
            Assert.Equal(1, new Scorer(policy, s_sharing, path).TopK(pool, new NeedRow(), best));
            Assert.Equal(400 + 255 * 65_000 + 65_000, best[0].Score);
        }
    }

    [Fact]
    public void TopK_ZeroVolunteers_FindsNobody()
    {
        Assert.Equal(0, s_scorer.TopK(PoolSnapshot.Empty, new NeedRow(), new RankedCandidate[3]));
        Assert.Equal(0, s_scorer.Reasons(PoolSnapshot.Empty, new NeedRow(), []).Eligible);
    }

    [Fact]
    public void TopK_ZeroNeeds_DoesNothing() =>
        s_scorer.TopK(PoolSnapshot.Create([Willing(1)]), ReadOnlyMemory<NeedRow>.Empty, 5, Memory<RankedCandidate>.Empty, Memory<int>.Empty, threads: 3);

    [Fact]
    public void TopK_KLargerThanThePool_GivesTheWholePoolOnce()
    {
        var pool = PoolSnapshot.Create([Willing(3), Willing(1), Willing(2)]);
        var best = new RankedCandidate[RowLimits.MaxCandidates];
        var count = s_scorer.TopK(pool, new NeedRow(), best);
        Assert.Equal([1, 2, 3], best.Take(count).Select(c => (int)c.Id));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(RowLimits.MaxCandidates + 1)]
    public void TopK_KOutOfRange_IsRefused(int k) =>
        Assert.Equal("k", Assert.Throws<MatchingInputException>(() => s_scorer.TopK(PoolSnapshot.Empty, new NeedRow(), new RankedCandidate[k])).Field);

    [Fact]
    public void TopK_CapacityZero_IsRejectedForCapacityAlone()
    {
        var pool = PoolSnapshot.Create([Willing(1) with { Capacity = 0 }]);
        Assert.Equal(0, s_scorer.TopK(pool, new NeedRow(), new RankedCandidate[1]));
        Assert.Equal(Rejection.Capacity, s_scorer.Explain(pool, 1, new NeedRow())!.Value.Rejection);
        Assert.Equal(1, s_scorer.Reasons(pool, new NeedRow(), []).CostOf(Rejection.Capacity));
    }

    [Fact]
    public void TopK_HundredThousandAtOnePointAllTied_TakesTheLowestIds()
    {
        UInt128[] ids = [.. Enumerable.Range(0, 100_000).Select(i => (UInt128)i * 7 % 100_003)];
        var pool = PoolSnapshot.Create([.. ids.Select(Willing)]);
        UInt128[] expected = [.. ids.Order().Take(10)];
        foreach (var path in KernelPaths.OfThisMachine)
        {
            var best = new RankedCandidate[10];
            new Scorer(new ScoringPolicy(), s_sharing, path).TopK(pool, new NeedRow(), best);
            Assert.Equal(expected, best.Select(c => c.Id));
        }
    }

    [Fact]
    public void Create_RowOutOfRange_IsRefusedByName()
    {
        Refuses("VolunteerRow.X", Willing(1) with { X = 16_001 });
        Refuses("VolunteerRow.Y", Willing(1) with { Y = -16_001 });
        Refuses("VolunteerRow.MaxTravelHm", Willing(1) with { MaxTravelHm = 4_001 });
        Refuses("VolunteerRow.Gender", Willing(1) with { Gender = (Gender)4 });
        Refuses("VolunteerRow.PausedUntil", Willing(1) with { PausedUntil = -1 });
        Refuses("VolunteerRow.Availability", Willing(1) with { Availability = 1ul << 42 });
        Refuses("VolunteerRow.ChecksValidUntil", Willing(1) with { ChecksValidUntil = new(0, -1) });

        static void Refuses(string field, VolunteerRow row)
        {
            Assert.Equal(field, Assert.Throws<MatchingInputException>(() => PoolSnapshot.Create([row])).Field);
            Assert.Equal(field, Assert.Throws<MatchingInputException>(() => PoolSnapshot.Empty.With(row)).Field);
        }
    }

    [Fact]
    public void Create_SameIdTwice_IsRefused() =>
        Assert.Equal("VolunteerRow.Id", Assert.Throws<MatchingInputException>(() => PoolSnapshot.Create([Willing(1), Willing(2), Willing(1)])).Field);

    [Fact]
    public void TopK_NeedOutOfRange_IsRefusedByName()
    {
        Refuses("NeedRow.Role", new() { Role = 16 });
        Refuses("NeedRow.SharingRow", new() { SharingRow = 1 });
        Refuses("NeedRow.Slots", new() { Slots = 1ul << 42 });
        Refuses("NeedRow.SlotsNeeded", new() { SlotsNeeded = 43 });
        Refuses("NeedRow.MaxDistanceHm", new() { MaxDistanceHm = 4_001 });
        Refuses("NeedRow.Priority", new() { Priority = -1 });
        Refuses("NeedRow.Excluded.Length", new() { Excluded = new UInt128[RowLimits.MaxExcluded + 1] });

        static void Refuses(string field, NeedRow need) =>
            Assert.Equal(field, Assert.Throws<MatchingInputException>(() => s_scorer.TopK(PoolSnapshot.Empty, need, new RankedCandidate[1])).Field);
    }

    [Fact]
    public void TopK_Batch_RefusesShortBuffersAndThreads()
    {
        var needs = new NeedRow[2];
        Refuses("best", 1, 2, 1);
        Refuses("counts", 2, 1, 1);
        Refuses("threads", 2, 2, 0);

        void Refuses(string field, int best, int counts, int threads) => Assert.Equal(
            field,
            Assert.Throws<MatchingInputException>(
                () => s_scorer.TopK(PoolSnapshot.Empty, needs, 1, new RankedCandidate[best], new int[counts], threads)).Field);
    }

    [Fact]
    public void TopK_Cancelled_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(
            () => s_scorer.TopK(PoolSnapshot.Empty, new NeedRow[1], 1, new RankedCandidate[1], new int[1], 2, cancelled.Token));
    }

    private static VolunteerRow Willing(int id) => Willing((UInt128)id);

    private static VolunteerRow Willing(UInt128 id) => new() { Id = id, Roles = 1, Capacity = 1, MaxTravelHm = 50 };

    private static SharingTable OneMunicipality()
    {
        var table = new SharingTable.Builder(1);
        table.AddRow(0, []);
        return table.Build();
    }
}
