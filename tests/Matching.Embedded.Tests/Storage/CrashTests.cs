using System.Diagnostics;
using Matching.Embedded.Tests.Support;

namespace Matching.Embedded.Tests.Storage;

public sealed class CrashTests
{
    private const int Rounds = 5;
    private const int Seed = 20260105;

    [Fact]
    public async Task Kill_DuringWrites_LosesNothingThatWasAcknowledged()
    {
        var (acknowledged, lost) = await RunAsync(Durability.Full);
        Assert.True(acknowledged > 0, "no write was acknowledged: the test has shown nothing");
        Assert.Equal(0, lost);
    }

    [Fact]
    public async Task Kill_WithDurabilityOff_IsCaughtLosingWrites()
    {
        var (acknowledged, lost) = await RunAsync(Durability.Off);
        Assert.True(acknowledged > 0, "no write was acknowledged: the control has shown nothing");
        Assert.True(lost > 0, $"the control lost none of {acknowledged} writes: these tests could not see a loss");
    }

    private static async Task<(int Acknowledged, int Lost)> RunAsync(Durability durability)
    {
        using var directory = new TemporaryDirectory();
        var random = new Random(Seed);
        var last = new int[CrashChild.Writers];
        var (acknowledged, lost) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            acknowledged += await KillAsync(directory.Database, durability, TimeSpan.FromMilliseconds(random.Next(50, 700)), last);
            await using var store = await Stores.OpenAsync(directory.Database);
            for (var writer = 0; writer < last.Length; writer++)
            {
                var stored = int.Parse((await store.ReadAsync($"w{writer}"))?.Payload ?? "0", null);
                lost += Math.Max(0, last[writer] - stored);
                // A write whose answer was under way may be there; what was lost is counted once.
                last[writer] = stored;
            }
        }
        return (acknowledged, lost);
    }

    private static async Task<int> KillAsync(string path, Durability durability, TimeSpan life, int[] last)
    {
        using var child = Process.Start(new ProcessStartInfo("dotnet", [typeof(CrashTests).Assembly.Location, path, durability.ToString()])
        {
            RedirectStandardOutput = true,
        })!;
        var acknowledged = 0;
        // Its life counts from the first acknowledgement: the start of a process takes as long as it takes.
        for (var line = await child.StandardOutput.ReadLineAsync(); line is not null; line = await child.StandardOutput.ReadLineAsync())
        {
            if (acknowledged++ == 0) _ = KillAfterAsync(child, life);
            // A kill can cut the last line short.
            if (line.Split(' ') is [var writer, var count] && int.TryParse(count, out var number) && number == last[int.Parse(writer, null)] + 1)
                last[int.Parse(writer, null)] = number;
        }
        await child.WaitForExitAsync();
        return acknowledged;
    }

    private static async Task KillAfterAsync(Process child, TimeSpan life)
    {
        await Task.Delay(life, TimeProvider.System);
        child.Kill();
    }
}
