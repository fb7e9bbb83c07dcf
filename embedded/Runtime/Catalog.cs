using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Matching.Embedded.Runtime;

/// <summary>The grains in memory: one target per grain id. Grains that are not in memory cost nothing here.</summary>
internal sealed class Catalog(EngineCore engine)
{
    /// <summary>How often a message follows a grain that deactivates before it is refused.</summary>
    private const int MaxForwards = 8;

    private readonly ConcurrentDictionary<GrainId, IMessageTarget> _targets = new();

    internal IEnumerable<Activation> Activations => _targets.SelectMany(target => target.Value.Activations);

    internal int Count => _targets.Count;

    internal void Dispatch(GrainId grainId, GrainClass grainClass, Message message)
    {
        while (!_targets.GetOrAdd(grainId, static (id, x) => x.catalog.Make(id, x.grainClass), (catalog: this, grainClass)).TryAccept(message))
        {
            // The target is gone and about to leave the dictionary.
        }
    }

    /// <summary>Sends a message again that waited for an activation which went away.</summary>
    internal void Forward(GrainId grainId, GrainClass grainClass, Message message)
    {
        if (message.IsSettled) return;
        try
        {
            if (engine.IsStopping) throw new OrleansMessageRejectionException("The engine stops.");
            if (message.Forwards++ >= MaxForwards) throw new OrleansMessageRejectionException($"{grainId} deactivates before it takes a call.");
            Dispatch(grainId, grainClass, message);
        }
        catch (OrleansException exception)
        {
            message.Fail(exception);
        }
    }

    internal void Remove(IMessageTarget target, Activation activation)
    {
        if (target.Remove(activation)) _targets.TryRemove(new(activation.GrainId, target));
    }

    internal void CollectIdle()
    {
        var now = engine.Time.GetTimestamp();
        foreach (var activation in Activations) activation.CollectIfIdle(now);
    }

    private IMessageTarget Make(GrainId grainId, GrainClass grainClass) => grainClass.MaxWorkers is { } workers
        ? new StatelessWorkers(engine, grainClass, grainId, workers)
        : new Activation(engine, grainClass, grainId);
}
