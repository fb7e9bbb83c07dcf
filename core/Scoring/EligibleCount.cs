namespace Matching.Core;

/// <summary>Counts who is eligible: no score is below 0, so nobody is passed over.</summary>
internal unsafe struct EligibleCount(PoolSnapshot pool, ReadOnlyMemory<UInt128> excluded) : IScoreSink
{
    private readonly ReadOnlyMemory<UInt128> _excluded = excluded;

    public readonly int Floor => 0;

    public int Count { get; private set; }

    public void Offer<TKernels>(ulong* keys, ulong* end)
        where TKernels : struct, IKernels
    {
        for (; keys < end; keys++)
            Count += !_excluded.IsEmpty && _excluded.Span.Contains(pool.IdAt(ScoreKey.Row(*keys))) ? 0 : 1;
    }
}
