namespace Matching.Samples.Generation.Drawing;

/// <summary>Values with their share; only the ratio of the shares counts.</summary>
internal sealed class Weights<T>(params (T Value, int Weight)[] items)
{
    public int Total { get; } = items.Sum(i => i.Weight);

    public T At(int point)
    {
        foreach (var (value, weight) in items)
            if ((point -= weight) < 0)
                return value;
        throw new ArgumentOutOfRangeException(nameof(point));
    }
}
