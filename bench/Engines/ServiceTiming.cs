using System.Diagnostics;
using Matching.Bench.Report;
using Matching.Bench.Stack;
using Matching.Contracts.Regions;
using Matching.Contracts.Rounds;
using Matching.Contracts.Values;
using Matching.Contracts.Volunteers;
using Orleans;

namespace Matching.Bench.Engines;

/// <summary>What an engine makes of the same service: calls to grains, durable writes, rounds. Callers are in the process of the silo.</summary>
internal sealed class ServiceTiming(IGrainFactory grains, RegionData region)
{
    private const int Callers = 64;

    /// <summary>Reads of volunteers that are active, a second.</summary>
    public Task<double> Calls(TimeSpan length) => PerSecond(length, (caller, i) => grains.GetGrain<IVolunteerGrain>(Key(caller * 7 + i % 7)).Get());

    /// <summary>Changes of volunteers, each acknowledged when it is stored, a second.</summary>
    public Task<double> Writes(TimeSpan length) => PerSecond(length, (caller, i) =>
        grains.GetGrain<IVolunteerGrain>(Key(caller)).Register(region.Profile(caller) with { Experience = i % 1_000 }, null));

    /// <summary>From the request to the stored proposals, milliseconds.</summary>
    public async Task<double> Round(int rounds, int warmUps, CancellationToken stop)
    {
        var times = new List<double>();
        for (var i = -warmUps; i < rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await RunRound(stop);
            if (i >= 0)
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return Spread.Of(times).Median;
    }

    private static async Task<double> PerSecond(TimeSpan length, Func<int, int, Task> call)
    {
        await Count(length / 4, call);
        return await Count(length, call) / length.TotalSeconds;
    }

    private static async Task<long> Count(TimeSpan length, Func<int, int, Task> call)
    {
        var start = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var count = 0;
            for (; Stopwatch.GetElapsedTime(start) < length; count++)
                await call(caller, count);
            return (long)count;
        })));
        return counts.Sum();
    }

    private async Task RunRound(CancellationToken stop)
    {
        var id = Guid.CreateVersion7();
        await grains.GetGrain<IRegionGrain>(GrainKeys.Region(RegionData.Name)).StartRound(id, new());
        var round = grains.GetGrain<IRoundGrain>(GrainKeys.Round(RegionData.Name, id));
        while ((await round.Get()).Value!.Status == RoundStatus.Running)
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, stop);
    }

    private string Key(int volunteer) => GrainKeys.Volunteer(region.VolunteerRef(volunteer));
}
