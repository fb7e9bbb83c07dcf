using Orleans.Runtime;

namespace Orleans;

/// <summary>What the engine asks of a grain class. <see cref="Grain"/> is the usual way to supply it.</summary>
public interface IGrainBase
{
    IGrainContext GrainContext { get; }

    Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;
}

public static class GrainBaseExtensions
{
    /// <summary>Deactivates when the calls that run now have ended; the next call makes a new activation.</summary>
    public static void DeactivateOnIdle(this IGrainBase grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        grain.GrainContext.Deactivate(new(DeactivationReasonCode.ApplicationRequested, $"{nameof(DeactivateOnIdle)} was called."));
    }
}
