using System.Diagnostics;
using Matching.EndToEnd.Tests.Support;

namespace Matching.EndToEnd.Tests.Engines.Clusters;

/// <summary>Writers against all members of a cluster, through a load balancer.</summary>
internal sealed class Load : IAsyncDisposable
{
    private const int Count = 8;

    /// <summary>A request that takes longer is not service as it was before.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    /// <summary>How long writes that are under way at the end may take, with their repetitions.</summary>
    private static readonly TimeSpan LastAnswers = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource stop = new();
    private readonly Balancer balancer;
    private readonly List<Task> running;

    private Load(Cluster cluster)
    {
        balancer = new(() =>
        {
            lock (cluster.Members)
                return [.. cluster.Members];
        });
        Writers = [.. Enumerable.Range(0, Count).Select(_ => new Writer(balancer.Open(cluster.Key, TestRegion.First), stop.Token))];
        running = Writers.ConvertAll(w => w.Run());
    }

    public List<Writer> Writers { get; }

    public int Acknowledged => Writers.Sum(w => w.Acknowledged);

    /// <summary>Begins, and answers once the writing is well under way.</summary>
    public static async Task<Load> On(Cluster cluster)
    {
        var load = new Load(cluster);
        await load.Write(40);
        return load;
    }

    /// <summary>Waits until so many more writes are acknowledged.</summary>
    public async Task Write(int more)
    {
        var enough = Acknowledged + more;
        await Eventually.IsTrue(() => Acknowledged >= enough || running.Any(w => w.IsFaulted), $"{more} more writes are acknowledged", TimeSpan.FromSeconds(90));
        await (running.Find(w => w.IsFaulted) ?? Task.CompletedTask);
    }

    public async Task Stop()
    {
        await stop.CancelAsync();
        try
        {
            await Task.WhenAll(running).WaitAsync(LastAnswers);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"A write is refused again and again: {string.Join("; ", Failures().TakeLast(3))}");
        }

        await balancer.Stop();
    }

    public List<string> Failures() => [.. Writers.SelectMany(Answers).Where(a => a.Failure is not null).Select(a => a.Failure!)];

    /// <summary>How long after a moment the last request ended that failed or was slow: from then on all is as before.</summary>
    public TimeSpan BackAfter(long moment) =>
        Writers.SelectMany(Answers).Where(a => a.End > moment && (a.Failure is not null || a.Took > Slow))
            .Select(a => Stopwatch.GetElapsedTime(moment, a.End)).DefaultIfEmpty(TimeSpan.Zero).Max();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await balancer.Stop();
        balancer.Dispose();
    }

    private static Told[] Answers(Writer writer)
    {
        lock (writer.Answers)
            return [.. writer.Answers];
    }
}
