using BenchmarkDotNet.Attributes;
using Matching.Bench.Yardstick;
using Matching.Core;

namespace Matching.Bench.Tests;

/// <summary>What a need costs in memory once everything is warm. The size is small: bytes do not depend on it.</summary>
[MemoryDiagnoser]
public class ScoringBenchmark
{
    private const int K = 10, Many = 20, Volunteers = 1_000, Needs = 64;

    private readonly RankedCandidate[] _best = new RankedCandidate[Needs * Many];
    private readonly int[] _counts = new int[Needs];
    private readonly PricedRow[] _found = new PricedRow[K];
    private PoolSnapshot _pool = PoolSnapshot.Empty;
    private Scorer? _scorer;
    private NeedRow[] _needs = [], _excluding = [];
    private int[] _prices = [];

    [GlobalSetup]
    public void Load()
    {
        var folder = Directory.CreateTempSubdirectory("matching-memory-");
        YardstickGenerator.Write("S", folder.FullName, Volunteers, Needs);
        var data = YardstickData.Read(folder.FullName);
        folder.Delete(recursive: true);
        (_pool, _scorer, _needs) = (data.ToPool(), new Scorer(new ScoringPolicy(), data.Sharing), data.Needs);
        // Ten places and ten who may not have one are more than the list in registers takes.
        UInt128[] excluded = [.. data.Volunteers.Take(K).Select(volunteer => volunteer.Id)];
        _excluding = Array.ConvertAll(data.Needs, need => need with { Excluded = excluded });
        _prices = new int[_pool.RowCapacity];
    }

    [Benchmark(OperationsPerInvoke = Needs)]
    public void BestOfEachNeed()
    {
        foreach (ref readonly var need in _needs.AsSpan())
            _scorer!.TopK(_pool, need, _best.AsSpan(0, K));
    }

    [Benchmark(OperationsPerInvoke = Needs)]
    public void BestOfEachNeed_MoreThanTheShortListHolds()
    {
        foreach (ref readonly var need in _needs.AsSpan())
            _scorer!.TopK(_pool, need, _best.AsSpan(0, Many));
    }

    [Benchmark(OperationsPerInvoke = Needs)]
    public void BestOfEachNeed_ManyExcluded()
    {
        foreach (ref readonly var need in _excluding.AsSpan())
            _scorer!.TopK(_pool, need, _best.AsSpan(0, K));
    }

    [Benchmark(OperationsPerInvoke = Needs)]
    public void PricedPairsOfEachNeed()
    {
        foreach (ref readonly var need in _needs.AsSpan())
            _scorer!.Price(_pool, need, 700, _prices, _found);
    }

    /// <summary>All needs in one call: what it allocates is for the call, not for a need or a pair.</summary>
    [Benchmark]
    public void Batch() => _scorer!.TopK(_pool, _needs, K, _best, _counts);

    [Benchmark]
    public void BatchOfTwoThreads() => _scorer!.TopK(_pool, _needs, K, _best, _counts, threads: 2);

    [Benchmark]
    public long CountOfEligible() => _scorer!.CountEligible(_pool, _needs);

    [Benchmark]
    public long CountOfEligibleByTwoThreads() => _scorer!.CountEligible(_pool, _needs, threads: 2);

    /// <summary>What the gate must catch: the smallest object for each need.</summary>
    [Benchmark(OperationsPerInvoke = Needs)]
    public object Control()
    {
        object last = this;
        foreach (ref readonly var need in _needs.AsSpan())
        {
            _scorer!.TopK(_pool, need, _best.AsSpan(0, K));
            last = new object();
        }

        return last;
    }
}
