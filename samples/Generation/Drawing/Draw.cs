using System.Text;

namespace Matching.Samples.Generation.Drawing;

/// <summary>
/// Repeatable chance: SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014), integers only, so
/// that the bytes of a region depend on no runtime and no machine. Each row has a stream of its own, named by its key: a change of one row moves no other.
/// </summary>
internal sealed class Draw
{
    private const ulong FnvOffset = 14695981039346656037, FnvPrime = 1099511628211;
    private ulong state;

    private Draw(ulong state) => this.state = state;

    /// <param name="stream">Hashed by FNV-1a into the start of the stream.</param>
    public static Draw Of(ulong seed, string stream)
    {
        var hash = Encoding.UTF8.GetBytes(stream).Aggregate(FnvOffset, (h, b) => (h ^ b) * FnvPrime);
        return new(new Draw(seed).Next() ^ hash);
    }

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var z = (state ^ state >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return z ^ z >> 31;
    }

    /// <summary>0 … <paramref name="count"/> − 1; the bias of the high product is below 2^-32 here.</summary>
    public int Below(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    /// <summary>Both ends included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    public bool Percent(int chance) => Below(100) < chance;

    public bool Permille(int chance) => Below(1_000) < chance;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    public T Pick<T>(Weights<T> weights) => weights.At(Below(weights.Total));

    /// <summary>Thousandths of a standard deviation, within ±2,500: the sum of twelve uniform draws, drawn again beyond.</summary>
    public int Bell()
    {
        var sum = Enumerable.Range(0, 12).Sum(_ => Below(1_001)) - 6_000;
        return Math.Abs(sum) <= 2_500 ? sum : Bell();
    }
}
