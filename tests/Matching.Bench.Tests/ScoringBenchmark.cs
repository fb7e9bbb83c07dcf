using BenchmarkDotNet.Attributes;
using Matching.Bench.Yardstick;
using Matching.Core;

namespace Matching.Bench.Tests;

/// <summary>What a need costs in memory once everything is warm. The size is small: bytes do not depend on it.</summary>
[MemoryDiagnoser]
public class ScoringBenchmark
{
    private const int K = 10, Volunteers = 1_000, Needs = 64;

    private readonly RankedCandidate[] _best = new RankedCandidate[Needs * K];
    private readonly int[] _counts = new int[Needs];
    private readonly PricedRow[] _found = new PricedRow[K];
    private PoolSnapshot _pool = PoolSnapshot.Empty;
    private Scorer? _scorer;
    private NeedRow[] _needs = [];
    private int[] _prices = [];

    [GlobalSetup]
    public void Load()
    {
        var folder = Directory.CreateTempSubdirectory("matching-memory-");
        YardstickGenerator.Write("S", folder.FullName, Volunteers, Needs);
        var data = YardstickData.Read(folder.FullName);
        folder.Delete(recursive: true);
        (_pool, _scorer, _needs) = (data.ToPool(), new Scorer(new ScoringPolicy(), data.Sharing), data.Needs);
        _prices = new int[_pool.RowCapacity];
    }

    [Benchmark(OperationsPerInvoke = Needs)]
    public void BestOfEachNeed()
    {
        foreach (ref readonly var need in _needs.AsSpan())
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
