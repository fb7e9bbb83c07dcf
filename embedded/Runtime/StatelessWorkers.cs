using Orleans.Runtime;

namespace Matching.Embedded.Runtime;

/// <summary>The activations of one key of a stateless worker: an idle one takes the message, else a new one, else the least loaded.</summary>
internal sealed class StatelessWorkers(EngineCore engine, GrainClass grainClass, GrainId grainId, int maxWorkers) : IMessageTarget
{
    private readonly List<Activation> _workers = [];
    private bool _isGone;

    public IEnumerable<Activation> Activations
    {
        get
        {
            lock (_workers) return [.. _workers];
        }
    }

    public bool TryAccept(Message message)
    {
        while (true)
        {
            Activation? worker;
            lock (_workers)
            {
                if (_isGone) return false;
                worker = _workers.MinBy(candidate => candidate.Load);
                if (worker is null || (worker.Load > 0 && _workers.Count < maxWorkers))
                    _workers.Add(worker = new Activation(engine, grainClass, grainId, this));
            }
            if (worker.TryAccept(message)) return true;
        }
    }

    public bool Remove(Activation activation)
    {
        lock (_workers)
        {
            _workers.Remove(activation);
            return _isGone = _workers.Count == 0;
        }
    }
}
