using Matching.Embedded.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans;

/// <summary>The base class of grains. An instance lives on the scheduler of its activation: one turn at a time.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    protected Grain()
        : this(RuntimeContext.Current ?? throw new InvalidOperationException("A grain is made by the engine: call IGrainFactory.GetGrain."))
    {
    }

    /// <param name="grainContext">The activation that the instance belongs to; a test may pass its own.</param>
    protected Grain(IGrainContext grainContext) => GrainContext = grainContext;

    public IGrainContext GrainContext { get; }

    protected IGrainFactory GrainFactory => ServiceProvider.GetRequiredService<IGrainFactory>();

    protected internal IServiceProvider ServiceProvider => GrainContext.ActivationServices;

    public string IdentityString => GrainContext.GrainId.ToString();

    /// <summary>Deactivates when the calls that run now have ended; the next call makes a new activation.</summary>
    protected void DeactivateOnIdle() => GrainBaseExtensions.DeactivateOnIdle(this);

    /// <summary>Not collected for being idle before this span has passed; a negative span takes the delay back.</summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => ((IDelayableContext)GrainContext).DelayDeactivation(timeSpan);

    /// <summary>Runs before the first call. An exception here fails that call, and the activation is dropped.</summary>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs after the last call. Not run when the process dies.</summary>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;
}
