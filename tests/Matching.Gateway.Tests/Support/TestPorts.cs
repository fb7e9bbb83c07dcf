using Matching.Grains.Ports;

namespace Matching.Gateway.Tests.Support;

/// <summary>Computes on one thread of the pool.</summary>
internal sealed class OneThread : IComputePool
{
    public Task<TResult> Run<TResult>(Func<CancellationToken, TResult> compute, CancellationToken cancellationToken) =>
        Task.Run(() => compute(cancellationToken), cancellationToken);

    public Task<TResult> RunOnAll<TResult>(Func<int, CancellationToken, TResult> compute, CancellationToken cancellationToken) => Run(stop => compute(1, stop), cancellationToken);
}
