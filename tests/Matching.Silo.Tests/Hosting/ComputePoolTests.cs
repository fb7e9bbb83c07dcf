using Matching.Silo.Hosting;
using Microsoft.Extensions.Options;

namespace Matching.Silo.Tests.Hosting;

public sealed class ComputePoolTests : IDisposable
{
    private readonly ComputePool pool = new(Options.Create(new SiloOptions { ComputeThreads = 3 }));

    public void Dispose() => pool.Dispose();

    [Fact]
    public async Task RunOnAll_Configured_IsToldTheThreads() => Assert.Equal(3, await pool.RunOnAll((threads, _) => threads, CancellationToken.None));

    [Fact]
    public async Task Run_AsManyAsThreads_TogetherAndNoMore()
    {
        using var allThree = new Barrier(3);
        var (running, most) = (0, 0);
        var three = Enumerable.Range(0, 3).Select(_ => pool.Run(Meet, CancellationToken.None)).ToList();
        var more = Enumerable.Range(0, 20).Select(_ => pool.Run(Count, CancellationToken.None)).ToList();
        Assert.All(await Task.WhenAll(three), Assert.True);
        await Task.WhenAll(more);
        Assert.InRange(most, 1, 3);

        bool Meet(CancellationToken stop)
        {
            Interlocked.Increment(ref running);
            var met = allThree.SignalAndWait(TimeSpan.FromSeconds(30), stop);
            Interlocked.Decrement(ref running);
            return met;
        }

        int Count(CancellationToken stop)
        {
            var now = Interlocked.Increment(ref running);
            for (var known = most; now > known; known = most)
                Interlocked.CompareExchange(ref most, now, known);
            Thread.SpinWait(1_000);
            return Interlocked.Decrement(ref running);
        }
    }

    [Fact]
    public async Task RunOnAll_BesideOthers_Alone()
    {
        var (running, besideIt) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => i % 3 == 0
            ? pool.RunOnAll((_, _) => besideIt += Work(), CancellationToken.None)
            : pool.Run(_ => Work(), CancellationToken.None)));
        Assert.Equal(0, besideIt);

        int Work()
        {
            var others = Interlocked.Increment(ref running) - 1;
            Thread.SpinWait(1_000);
            Interlocked.Decrement(ref running);
            return others;
        }
    }

    [Fact]
    public async Task RunOnAll_WhileOthersKeepComing_GetsItsTurn()
    {
        using var gate = new ManualResetEventSlim();
        var first = pool.Run(stop => gate.Wait(TimeSpan.FromSeconds(30), stop), CancellationToken.None);
        var hadItsTurn = false;
        var all = pool.RunOnAll((_, _) => hadItsTurn = true, CancellationToken.None);
        var later = pool.Run(_ => hadItsTurn, CancellationToken.None);
        gate.Set();
        Assert.True(await first);
        Assert.True(await all);
        Assert.True(await later);
    }

    [Fact]
    public async Task Run_Fails_GivesItsTurnBack()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => pool.Run<int>(_ => throw new InvalidOperationException(), CancellationToken.None));
        Assert.Equal(7, await pool.Run(_ => 7, CancellationToken.None));
    }

    [Fact]
    public async Task Run_CancelledWhileWaiting_DoesNotRun()
    {
        using var gate = new ManualResetEventSlim();
        var first = pool.RunOnAll((_, _) => gate.Wait(TimeSpan.FromSeconds(10), CancellationToken.None), CancellationToken.None);
        using var cancel = new CancellationTokenSource();
        var second = pool.Run(_ => true, cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        gate.Set();
        Assert.True(await first);
    }
}
