using System.Diagnostics;

namespace Matching.Bench.Scoring;

/// <summary>Times of one kind of event, in microseconds.</summary>
internal sealed class Latencies
{
    private readonly List<double> _times = [];

    public void Time(Action work, bool counts)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        var elapsed = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        if (counts)
            _times.Add(elapsed);
    }

    public object Quantiles()
    {
        _times.Sort();
        return new { p50Us = At(0.5), p95Us = At(0.95), p99Us = At(0.99), maxUs = Math.Round(_times[^1], 1), n = _times.Count };

        double At(double share) => Math.Round(_times[(int)(share * _times.Count)], 2);
    }
}
