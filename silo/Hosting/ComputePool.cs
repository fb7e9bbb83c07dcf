using System.Threading.RateLimiting;
using Matching.Grains.Ports;
using Microsoft.Extensions.Options;

namespace Matching.Silo.Hosting;

/// <summary>
/// As many computations side by side as there are threads, or one that uses them all: two of that kind at once would only take turns on the same cores.
/// </summary>
internal sealed class ComputePool : IComputePool, IDisposable
{
    private readonly int threads;
    private readonly ConcurrencyLimiter turns;

    public ComputePool(IOptions<SiloOptions> options)
    {
        threads = options.Value.ComputeThreads > 0 ? options.Value.ComputeThreads : Environment.ProcessorCount;
        turns = new(new() { PermitLimit = threads, QueueLimit = int.MaxValue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
    }

    public Task<TResult> Run<TResult>(Func<CancellationToken, TResult> compute, CancellationToken cancellationToken) => Run(1, compute, cancellationToken);

    public Task<TResult> RunOnAll<TResult>(Func<int, CancellationToken, TResult> compute, CancellationToken cancellationToken) =>
        Run(threads, stop => compute(threads, stop), cancellationToken);

    public void Dispose() => turns.Dispose();

    private async Task<TResult> Run<TResult>(int taken, Func<CancellationToken, TResult> compute, CancellationToken cancellationToken)
    {
        using var turn = await turns.AcquireAsync(taken, cancellationToken);
        return await Task.Run(() => compute(cancellationToken), cancellationToken);
    }
}
