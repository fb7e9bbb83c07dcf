using Matching.Embedded.Runtime;
using Orleans.Runtime;

namespace Matching.Embedded.Calls;

/// <summary>
/// Reads a grain's sequence in batches: what the grain can give without waiting, at most <see cref="MaxBatch"/> elements. The sequence belongs to
/// one activation and runs on its scheduler only.
/// </summary>
internal sealed class GrainEnumerator<T>(StreamMethod<T> method, GrainReference reference, object?[] arguments, CancellationToken cancellationToken)
    : IAsyncEnumerator<T>
{
    private const int MaxBatch = 100;

    private List<T> _batch = [];
    private int _index = -1;
    private volatile bool _hasEnded;

    // These are touched on the activation's scheduler only.
    private Activation? _activation;
    private IAsyncEnumerator<T>? _inner;
    private ValueTask<bool>? _pending;

    public T Current => _batch[_index];

    public async ValueTask<bool> MoveNextAsync()
    {
        if (++_index < _batch.Count) return true;
        if (_hasEnded) return false;
        _batch = await SendAsync(ReadAsync).WaitAsync(cancellationToken);
        _index = 0;
        return _batch.Count > 0;
    }

    public async ValueTask DisposeAsync()
    {
        if (_activation is null || _hasEnded) return;
        _hasEnded = true;
        try
        {
            await SendAsync(CloseAsync);
        }
        catch (EnumerationAbortedException)
        {
            // The activation is gone, and the sequence with it.
        }
    }

    private Task<List<T>> SendAsync(Func<Activation, ValueTask<List<T>>> body)
    {
        var step = new Step(body) { AlwaysInterleave = true, ContextValues = RequestContext.Values, ParentActivity = System.Diagnostics.Activity.Current };
        if (_activation is null) reference.Engine.Catalog.Dispatch(reference.GrainId, reference.Class, step);
        else if (!_activation.TryAccept(step)) throw Aborted();
        return step.Response;
    }

    private async ValueTask<List<T>> ReadAsync(Activation activation)
    {
        _activation ??= activation;
        if (_activation != activation) throw Aborted();
        _inner ??= method.Invoke(activation.Instance!, arguments).GetAsyncEnumerator(cancellationToken);
        var batch = new List<T>();
        while (batch.Count < MaxBatch)
        {
            var next = _pending ?? _inner.MoveNextAsync();
            _pending = null;
            if (batch.Count > 0 && !next.IsCompletedSuccessfully)
            {
                // It waits, or has failed: hand over what is here first.
                _pending = next;
                break;
            }
            if (!await next)
            {
                _hasEnded = true;
                await _inner.DisposeAsync();
                break;
            }
            batch.Add(_inner.Current);
        }
        return batch;
    }

    private async ValueTask<List<T>> CloseAsync(Activation activation)
    {
        if (_activation != activation) throw Aborted();
        if (_pending is { } pending) await pending;
        await _inner!.DisposeAsync();
        return [];
    }

    private EnumerationAbortedException Aborted() =>
        new($"The activation of {reference.GrainId} that produced the sequence is gone. Start the enumeration again.");

    private sealed class Step(Func<Activation, ValueTask<List<T>>> body) : Call<List<T>>
    {
        // A sequence may be silent for as long as it likes: the reader's token ends it.
        internal override void TimeOut()
        {
        }

        protected override ValueTask<List<T>> RunAsync(Activation activation) => body(activation);
    }
}
