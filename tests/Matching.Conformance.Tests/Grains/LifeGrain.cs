namespace Matching.Conformance.Tests.Grains;

public interface ILifeGrain : IGrainWithStringKey
{
    /// <summary>A number of this activation; another activation has another.</summary>
    Task<Guid> Activation();

    Task Hold(string gate);

    Task Leave();

    Task LeaveAndHold(string gate);

    Task Delay(TimeSpan span);
}

public class LifeGrain : Grain, ILifeGrain
{
    private readonly Guid _activation = Guid.NewGuid();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Journal.Write(this.GetPrimaryKeyString(), "activated");
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Journal.Write(this.GetPrimaryKeyString(), $"deactivated {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task<Guid> Activation() => Task.FromResult(_activation);

    public Task Hold(string gate) => Gate.PassAsync(gate);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task LeaveAndHold(string gate)
    {
        DeactivateOnIdle();
        return Gate.PassAsync(gate);
    }

    public Task Delay(TimeSpan span)
    {
        DelayDeactivation(span);
        return Task.CompletedTask;
    }
}

public interface IKeptGrain : IGrainWithStringKey
{
    Task<Guid> Activation();
}

[KeepAlive]
public class KeptGrain : Grain, IKeptGrain
{
    private readonly Guid _activation = Guid.NewGuid();

    public Task<Guid> Activation() => Task.FromResult(_activation);
}

public interface IAgedGrain : IKeptGrain;

[CollectionAgeLimit(Minutes = 30)]
public class AgedGrain : Grain, IAgedGrain
{
    private readonly Guid _activation = Guid.NewGuid();

    public Task<Guid> Activation() => Task.FromResult(_activation);
}

public interface IUnwillingGrain : IGrainWithStringKey
{
    Task Call();
}

/// <summary>Fails to activate until its journal says that it may.</summary>
public class UnwillingGrain : Grain, IUnwillingGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (Journal.Count(this.GetPrimaryKeyString(), "may") == 0) throw new InvalidOperationException("not yet");
        return Task.CompletedTask;
    }

    public Task Call() => Task.CompletedTask;
}
