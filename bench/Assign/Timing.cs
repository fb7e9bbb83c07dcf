using System.Diagnostics;

namespace Matching.Bench.Assign;

/// <summary>Times of one kind of run, in milliseconds, and what the last one allocated on its thread.</summary>
internal sealed class Timing
{
    private readonly List<double> _times = [];

    public double Median => Math.Round(_times.Order().ElementAt(_times.Count / 2), 3);

    public double Least => Math.Round(_times.Min(), 3);

    public long AllocatedBytes { get; private set; }

    public T Run<T>(Func<T> work, bool counts)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        var result = work();
        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (counts)
            _times.Add(elapsed);
        AllocatedBytes = GC.GetAllocatedBytesForCurrentThread() - before;
        return result;
    }
}
