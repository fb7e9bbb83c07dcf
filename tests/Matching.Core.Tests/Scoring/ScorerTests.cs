using System.Runtime.Intrinsics.X86;

namespace Matching.Core.Tests.Scoring;

public sealed class ScorerTests
{
    [Fact]
    public void TopK_RandomWorlds_EqualsTheNaiveScorerOnEveryPath() => ForAllWorlds.Check(400, world => CompareWithNaive(world, mostWanted: 20));

    [Fact]
    public void TopK_PoolsThatAreFetchedAhead_EqualsTheNaiveScorerOnEveryPath() => ForAllWorlds.Check(
        5,
        world =>
        {
            Assert.Equal(Sse.IsSupported, PoolScan.FetchesAhead(world.Pool));
            CompareWithNaive(world, mostWanted: 200);
        },
        people: 20_000);

    [Fact]
    public void TopK_AnyThreads_EqualsOneNeedAtATime() => ForAllWorlds.Check(60, world =>
    {
        var (pool, scorer, k) = (world.Pool, world.Scorer(KernelPaths.Widest), 1 + world.Next(12));
        NeedRow[] needs = [.. world.Requests.Select(r => r.ToRow())];
        var single = new RankedCandidate[needs.Length * k];
        for (var n = 0; n < needs.Length; n++)
            scorer.TopK(pool, needs[n], single.AsSpan(n * k, k));

        for (var threads = 1; threads <= 5; threads++)
        {
            var (best, counts) = (new RankedCandidate[needs.Length * k], new int[needs.Length]);
            scorer.TopK(pool, needs, k, best, counts, threads);
            Assert.Equal(single, best);
        }
    });

    [Fact]
    public void Merge_AnySplitIntoShards_EqualsTheWholePool() => ForAllWorlds.Check(100, world =>
    {
        var shards = world.People.GroupBy(_ => world.Next(3)).Select(g => PoolSnapshot.Create([.. g.Select(p => p.ToRow())])).ToList();
        var (pool, scorer, k) = (world.Pool, world.Scorer(KernelPaths.Widest), 1 + world.Next(12));
        foreach (var need in world.Requests.Select(r => r.ToRow()))
        {
            var whole = new RankedCandidate[k];
            var expected = whole[..scorer.TopK(pool, need, whole)].Select(c => (c.Id, c.Score));
            RankedCandidate[] merged = [];
            foreach (var shard in shards)
            {
                var (best, both) = (new RankedCandidate[k], new RankedCandidate[k]);
                var count = scorer.TopK(shard, need, best);
                merged = both[..CandidateMerge.Merge(merged, best.AsSpan(0, count), both)];
            }

            Assert.Equal(expected, merged.Select(c => (c.Id, c.Score)));
        }
    });

    [Fact]
    public void Price_RandomPrices_FindsExactlyTheImprovingPairs() => ForAllWorlds.Check(100, world =>
    {
        var pool = world.Pool;
        int[] prices = [.. Enumerable.Range(0, pool.RowCapacity).Select(_ => world.Next(3) * world.Next(700))];
        foreach (var request in world.Requests)
        {
            var (needPrice, most) = (world.Next(1_200), 1 + world.Next(400));
            var expected = world.People
                .Where(v => world.Naive.Reasons(v, request).Count == 0)
                .Select(v => new PricedRow(pool.RowOf(v.Id), world.Naive.Score(v, request)))
                .Where(p => p.Score > needPrice + prices[p.Row])
                .OrderByDescending(p => p.Score - prices[p.Row]).ThenBy(p => pool.IdAt(p.Row))
                .Take(most);
            foreach (var path in KernelPaths.OfThisMachine)
            {
                var found = new PricedRow[most];
                var count = world.Scorer(path).Price(pool, request.ToRow(), needPrice, prices, found);
                Assert.Equal(expected, found.Take(count));
            }
        }
    });

    [Fact]
    public void TopK_SteadyState_AllocatesNothing()
    {
        var world = Enumerable.Range(0, 1_000).Select(seed => new RandomWorld(seed)).First(w => w is { People.Count: 300, Requests.Count: > 1 });
        var (pool, scorer, best) = (world.Pool, world.Scorer(KernelPaths.Widest), new RankedCandidate[10]);
        NeedRow[] needs = [.. world.Requests.Select(r => r.ToRow())];
        ScoreAll();

        var before = GC.GetAllocatedBytesForCurrentThread();
        ScoreAll();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void ScoreAll()
        {
            foreach (ref readonly var need in needs.AsSpan())
                scorer.TopK(pool, need, best);
        }
    }

    private static void CompareWithNaive(RandomWorld world, int mostWanted)
    {
        var pool = world.Pool;
        foreach (var request in world.Requests)
        {
            var k = 1 + world.Next(mostWanted);
            var expected = world.Naive.Best(world.People, request, k);
            foreach (var path in KernelPaths.OfThisMachine)
            {
                var best = new RankedCandidate[k];
                var count = world.Scorer(path).TopK(pool, request.ToRow(), best);
                Assert.Equal(expected, best.Take(count).Select(c => (c.Id, c.Score)));
                Assert.All(best.Take(count), c => Assert.Equal(c.Id, pool.IdAt(c.Row)));
            }
        }
    }
}
