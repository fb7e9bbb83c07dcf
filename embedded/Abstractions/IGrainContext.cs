namespace Orleans.Runtime;

/// <summary>An activation: one grain instance in memory, with its scheduler and services.</summary>
public interface IGrainContext
{
    GrainId GrainId { get; }

    /// <summary>The grain; null until it is constructed.</summary>
    object? GrainInstance { get; }

    IServiceProvider ActivationServices { get; }

    /// <summary>Completes when the activation is gone.</summary>
    Task Deactivated { get; }

    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}

/// <summary>Gives the activation whose turn runs now; for injection into services that grains use.</summary>
public interface IGrainContextAccessor
{
    IGrainContext? GrainContext { get; }
}
