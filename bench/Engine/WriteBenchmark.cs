using System.Diagnostics;

namespace Matching.Bench.Engine;

/// <summary>Durable writes by many grains at once, next to the number of times the same disk can be flushed.</summary>
internal static class WriteBenchmark
{
    internal static async Task RunAsync(string directory, int writers, TimeSpan length)
    {
        Console.WriteLine($"{"disk: write 4 KiB and flush",-32} {FlushesPerSecond(directory, length),12:N0} flushes/s");
        await using var engine = await EngineRun.StartAsync(Path.Combine(directory, "writes.db"));
        await WriteAsync(engine, writers, TimeSpan.FromSeconds(1));
        var commits = 0;
        engine.Writer.Committed = _ => commits++;
        var (start, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var writes = await WriteAsync(engine, writers, length);
        var (seconds, used) = (Stopwatch.GetElapsedTime(start).TotalSeconds, Environment.CpuUsage.TotalTime - cpu);
        Console.WriteLine(
            $"{$"durable writes, {writers} writers",-32} {writes / seconds,12:N0} writes/s {commits / seconds,12:N0} commits/s "
            + $"{(double)writes / commits,6:N1} writes/commit {used.TotalMicroseconds / writes,6:N1} CPU µs/write");
    }

    private static async Task<long> WriteAsync(EngineRun engine, int writers, TimeSpan length)
    {
        var start = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, writers).Select(async i =>
        {
            var grain = engine.Grains.GetGrain<IRecordGrain>($"w{i}");
            var count = 0L;
            for (; Stopwatch.GetElapsedTime(start) < length; count++) await grain.Write((int)count);
            return count;
        }));
        return counts.Sum();
    }

    private static double FlushesPerSecond(string directory, TimeSpan length)
    {
        using var file = new FileStream(Path.Combine(directory, "flush"), FileMode.Create, FileAccess.Write, FileShare.None, 1);
        var (page, count, start) = (new byte[4096], 0, Stopwatch.GetTimestamp());
        for (; Stopwatch.GetElapsedTime(start) < length; count++)
        {
            file.Position = count % 1024 * page.Length;
            file.Write(page);
            file.Flush(flushToDisk: true);
        }
        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
