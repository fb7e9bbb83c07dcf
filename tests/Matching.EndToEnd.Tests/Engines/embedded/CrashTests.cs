using System.Diagnostics;
using Matching.EndToEnd.Tests.Support;
using Xunit.Abstractions;

namespace Matching.EndToEnd.Tests.Engines;

public class CrashTests(ITestOutputHelper output)
{
    private const int Rounds = 20;
    private const int Writers = 8;
    private const int Seed = 20261122;

    /// <summary>For the writes of a round: far more than they take, because other tests run beside them.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>From the start of the process to right candidates.</summary>
    private static readonly TimeSpan BackWithin = TimeSpan.FromSeconds(10);

    private static readonly string[] NoRateLimit = ["Gateway:RateLimit:Enabled=false"];

    [Fact]
    public async Task Kill_DuringWrites_EveryAcknowledgedWriteIsThereAndCandidatesAreRightAgain()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(Seed);
        var all = new List<Writer>();
        var (acknowledged, back) = (0, new List<TimeSpan>());
        for (var round = 0; round < Rounds; round++)
        {
            var writers = await WriteAndKill(folder.Path, random, isFirst: round == 0);
            all.AddRange(writers);
            var start = Stopwatch.GetTimestamp();
            await using var silo = await SiloProcess.Serve(folder.Path, NoRateLimit);
            await CandidatesAreRight(silo, all);
            back.Add(Stopwatch.GetElapsedTime(start));
            var (count, lost) = await AcknowledgedChecker.Check(silo, writers);
            acknowledged += count;
            Assert.True(lost.Count == 0, $"seed {Seed}, round {round}: lost {string.Join("; ", lost)}");
            await silo.Kill();
        }

        await using (var last = await SiloProcess.Serve(folder.Path, NoRateLimit))
        {
            // What earlier rounds acknowledged outlives the later kills too.
            var (_, lost) = await AcknowledgedChecker.Check(last, all);
            Assert.True(lost.Count == 0, $"seed {Seed}, after all rounds: lost {string.Join("; ", lost)}");
        }

        output.WriteLine($"seed {Seed}: {Rounds} kills, {acknowledged} acknowledged writes, 0 lost; start to right candidates {back.Min().TotalSeconds:F1} to {back.Max().TotalSeconds:F1} s");
        // Whatever else the machine does may slow some starts, not all twenty.
        Assert.True(back.Min() < BackWithin, $"seed {Seed}: candidates were never right within {BackWithin} of a start.");
        Assert.True(acknowledged >= Rounds * 20, $"Only {acknowledged} writes were acknowledged: nothing was shown.");
    }

    [Fact]
    public async Task Kill_WhenWritesAreAcknowledgedBeforeTheCommit_IsCaughtByTheSameCheck()
    {
        // The control: if this does not lose anything, the test above shows nothing.
        var random = new Random(Seed);
        for (var round = 0; round < Rounds; round++)
        {
            using var folder = new TemporaryFolder();
            var writers = await WriteAndKill(folder.Path, random, isFirst: true, "Engine:Durability=Off");
            await using var silo = await SiloProcess.Serve(folder.Path, NoRateLimit);
            if ((await AcknowledgedChecker.Check(silo, writers)).Lost.Count > 0)
                return;
        }

        Assert.Fail($"seed {Seed}: {Rounds} kills lost nothing although nothing was durable.");
    }

    private static async Task<List<Writer>> WriteAndKill(string data, Random random, bool isFirst, params string[] settings)
    {
        await using var silo = await SiloProcess.Serve(data, [.. NoRateLimit, .. settings]);
        if (isFirst)
            await TestRegion.SetUp((municipality, role) => Api.Of(silo, municipality, role));
        var writers = Enumerable.Range(0, Writers).Select(_ => new Writer(silo)).ToList();
        var running = writers.ConvertAll(w => w.RunUntilGone());
        var enough = random.Next(20, 300);
        await Eventually.IsTrue(() => writers.Sum(w => w.Acknowledged) >= enough || running.Exists(r => r.IsFaulted), $"{enough} writes are acknowledged", Patience);
        if (running.Find(r => r.IsFaulted) is { Exception: { } fault })
            Assert.Fail($"A writer stopped: {fault.InnerException!.Message}{Environment.NewLine}{string.Join(Environment.NewLine, silo.Log)}");
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(20)), TimeProvider.System);
        await silo.Kill();
        await Task.WhenAll(running);
        return writers;
    }

    /// <summary>
    /// A volunteer of the pool is there at once, one whose only place was given away is none of the candidates, and a new one is seen.
    /// </summary>
    private static async Task CandidatesAreRight(SiloProcess silo, List<Writer> writers)
    {
        using var api = Api.Of(silo, TestRegion.First);
        var probe = (await api.Post("/v1/volunteers", Bodies.Volunteer(experience: 1_000), Guid.NewGuid())).Expect(201).Id;
        var need = (await api.Post("/v1/needs", Bodies.Need(), Guid.NewGuid())).Expect(201).Id;
        var candidates = (await api.Get($"/v1/needs/{need}/candidates?k=50")).Expect(200);
        var named = candidates.Json.GetProperty("candidates").EnumerateArray().Select(c => c.GetProperty("volunteer").GetString()!.Split('/')[1]).ToHashSet();
        var placed = writers.SelectMany(w => w.Volunteers.Zip(w.Offers).Where(p => p.Second.IsAccepted).Select(p => p.First.ToString()));
        Assert.Contains(probe.ToString(), named);
        Assert.Empty(named.Intersect(placed));
        Assert.True(candidates.Json.GetProperty("considered").GetInt32() >= writers.Sum(w => w.Volunteers.Count));
    }
}
