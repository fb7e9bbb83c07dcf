using System.Diagnostics;

namespace Matching.Bench.Engine;

/// <summary>Grain calls without state: one chain of calls, and many callers at once.</summary>
internal static class CallBenchmark
{
    private const int Callers = 64;
    private const int CallsPerRound = 10_000;

    internal static async Task RunAsync(TimeSpan length)
    {
        await using var engine = await EngineRun.StartAsync(null);
        await MeasureAsync("grain to grain, one chain", length, async () =>
        {
            await engine.Grains.GetGrain<IPingGrain>("a").PingOther("b", CallsPerRound);
            return CallsPerRound;
        });
        await MeasureAsync($"grain to grain, {Callers} chains", length, async () =>
        {
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(i => engine.Grains.GetGrain<IPingGrain>($"a{i}").PingOther($"b{i}", CallsPerRound)));
            return Callers * CallsPerRound;
        });
        await MeasureAsync($"from outside, {Callers} callers", length, async () =>
        {
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(i => Task.Run(() => PingAsync(engine, $"c{i}"))));
            return Callers * CallsPerRound;
        });
    }

    private static async Task PingAsync(EngineRun engine, string key)
    {
        var grain = engine.Grains.GetGrain<IPingGrain>(key);
        for (var i = 0; i < CallsPerRound; i++) await grain.Ping(i);
    }

    private static async Task MeasureAsync(string what, TimeSpan length, Func<Task<int>> round)
    {
        for (var i = 0; i < 3; i++) await round();
        var (calls, start, allocated, cpu) = (0L, Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes(), Environment.CpuUsage.TotalTime);
        while (Stopwatch.GetElapsedTime(start) < length) calls += await round();
        var (elapsed, used) = (Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - cpu);
        Console.WriteLine(
            $"{what,-32} {calls / elapsed.TotalSeconds,12:N0} calls/s {calls / used.TotalSeconds,12:N0} calls/CPU-s "
            + $"{(GC.GetTotalAllocatedBytes() - allocated) / (double)calls,6:N0} bytes/call");
    }
}
