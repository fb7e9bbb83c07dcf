using System.Diagnostics;
using Matching.Embedded.Runtime;

namespace Matching.Bench.Engine;

/// <summary>Grains that were used once and collected: what they cost in memory, and that they are still there.</summary>
internal static class IdleBenchmark
{
    private const int Batch = 1_000;

    internal static async Task RunAsync(string directory, int grains)
    {
        await using var engine = await EngineRun.StartAsync(Path.Combine(directory, "idle.db"), options =>
        {
            options.CollectionAge = TimeSpan.FromSeconds(1);
            options.CollectionQuantum = TimeSpan.FromMilliseconds(200);
        });
        await engine.Grains.GetGrain<IRecordGrain>("first").Write(1);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = Stopwatch.GetTimestamp();
        for (var first = 0; first < grains; first += Batch)
            await Task.WhenAll(Enumerable.Range(first, Math.Min(Batch, grains - first)).Select(i => engine.Grains.GetGrain<IRecordGrain>($"i{i}").Write(i)));
        Console.WriteLine($"{$"{grains:N0} grains, first write",-32} {grains / Stopwatch.GetElapsedTime(start).TotalSeconds,12:N0} grains/s");
        while (engine.Service<EngineCore>().Catalog.Count > 0) await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        var last = await engine.Grains.GetGrain<IRecordGrain>($"i{grains - 1}").Read();
        Console.WriteLine(
            $"{"after collection",-32} {(double)held / grains,12:N2} bytes/grain, {held / 1024.0 / 1024.0:N1} MiB in all; the last one reads {last}");
    }
}
