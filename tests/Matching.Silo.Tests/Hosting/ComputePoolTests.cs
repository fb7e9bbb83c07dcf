using Matching.Silo.Hosting;
using Microsoft.Extensions.Options;

namespace Matching.Silo.Tests.Hosting;

public sealed class ComputePoolTests : IDisposable
{
    private readonly ComputePool pool = new(Options.Create(new SiloOptions { ComputeThreads = 3 }));

    public void Dispose() => pool.Dispose();

    [Fact]
    public void Threads_Configured_AreThoseThatOneComputationMayUse() => Assert.Equal(3, pool.Threads);

    [Fact]
    public async Task Run_ManyAtOnce_NeverTwoTogether()
    {
        var (running, together) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => pool.Run(
            _ =>
            {
                together = Math.Max(together, Interlocked.Increment(ref running));
                Thread.SpinWait(1_000);
                return Interlocked.Decrement(ref running);
            },
            CancellationToken.None)));
        Assert.Equal(1, together);
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
        var first = pool.Run(_ => gate.Wait(TimeSpan.FromSeconds(10), CancellationToken.None), CancellationToken.None);
        using var cancel = new CancellationTokenSource();
        var second = pool.Run(_ => true, cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        gate.Set();
        Assert.True(await first);
    }
}
