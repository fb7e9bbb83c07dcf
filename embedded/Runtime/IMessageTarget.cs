namespace Matching.Embedded.Runtime;

/// <summary>What the catalog keeps for a grain id: an activation, or the pool of a stateless worker.</summary>
internal interface IMessageTarget
{
    /// <summary>The activations behind this target.</summary>
    IEnumerable<Activation> Activations { get; }

    /// <summary>Takes a message, or refuses it because the target is gone and the catalog must make a new one.</summary>
    /// <exception cref="Orleans.Runtime.LimitExceededException">The queue is full.</exception>
    bool TryAccept(Message message);

    /// <summary>Drops an activation that is gone.</summary>
    /// <returns>Whether the target is empty and has to leave the catalog.</returns>
    bool Remove(Activation activation);
}
