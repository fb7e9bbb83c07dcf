namespace Matching.Core;

/// <summary>Counts who is eligible: no score is below 0, so nobody is passed over.</summary>
internal unsafe struct EligibleCount(ReadOnlyMemory<UInt128> excluded) : IScoreSink
{
    private readonly ReadOnlyMemory<UInt128> _excluded = excluded;

    public readonly int Floor => 0;

    public int Count { get; private set; }

    public void Offer(UInt128* id, int row, int score) => Count += _excluded.Span.Contains(*id) ? 0 : 1;
}
