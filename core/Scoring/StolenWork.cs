namespace Matching.Core;

/// <summary>Splits a range of work over threads that take the next small chunk as soon as they are free.</summary>
internal sealed class StolenWork : IThreadPoolWorkItem
{
    private const int ChunksPerThread = 16;

    private readonly Action<int, int> _work;
    private readonly CancellationToken _cancellation;
    private readonly int _length;
    private readonly int _chunk;
    private readonly object _gate = new();
    private int _next;
    private int _helping;
    private Exception? _failure;

    private StolenWork(int length, int threads, Action<int, int> work, CancellationToken cancellation)
    {
        (_length, _cancellation, _work) = (length, cancellation, work);
        _chunk = Math.Max(1, length / (threads * ChunksPerThread));
    }

    /// <summary>Runs <paramref name="work"/> on ranges that together cover 0..<paramref name="length"/>, each once. The caller works too, and returns when all is done.</summary>
    public static void Run(int length, int threads, Action<int, int> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var run = new StolenWork(length, threads, work, cancellation);
        for (var i = 1; i < threads; i++)
            ThreadPool.UnsafeQueueUserWorkItem(run, preferLocal: false);
        run.Take();
        run.WaitForHelpers();
        if (run._failure is { } failure)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        cancellation.ThrowIfCancellationRequested();
    }

    void IThreadPoolWorkItem.Execute()
    {
        lock (_gate)
        {
            if (Volatile.Read(ref _next) >= _length)
                return;
            _helping++;
        }

        Take();
        lock (_gate)
        {
            if (--_helping == 0)
                Monitor.Pulse(_gate);
        }
    }

    private void Take()
    {
        try
        {
            while (!_cancellation.IsCancellationRequested)
            {
                var first = Interlocked.Add(ref _next, _chunk) - _chunk;
                if (first >= _length)
                    return;
                _work(first, Math.Min(first + _chunk, _length));
            }

            Volatile.Write(ref _next, _length);
        }
        catch (Exception failure)
        {
            Interlocked.CompareExchange(ref _failure, failure, null);
            Volatile.Write(ref _next, _length);
        }
    }

    // The caller has run out of chunks, so a helper that has not started by now finds no work.
    private void WaitForHelpers()
    {
        lock (_gate)
        {
            while (_helping > 0)
                Monitor.Wait(_gate);
        }
    }
}
