using Matching.Grains.Ports;
using Microsoft.Extensions.Options;

namespace Matching.Silo.Hosting;

/// <summary>
/// Runs one computation at a time, each with all its threads: two at once would only take turns on the same cores. Waiting ones keep their order.
/// </summary>
internal sealed class ComputePool(IOptions<SiloOptions> options) : IComputePool, IDisposable
{
    private readonly SemaphoreSlim turn = new(1);

    public int Threads { get; } = options.Value.ComputeThreads > 0 ? options.Value.ComputeThreads : Environment.ProcessorCount;

    public async Task<TResult> Run<TResult>(Func<CancellationToken, TResult> compute, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => compute(cancellationToken), cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
