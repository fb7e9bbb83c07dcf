using System.Runtime.CompilerServices;
using Matching.Embedded.Runtime;
using Matching.Embedded.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Matching.Embedded.Storage;

/// <summary>A grain's state between the grain and its storage provider.</summary>
internal sealed class PersistentState<T>(Activation activation, string stateName, string? storageName) : IPersistentState<T>
{
    private readonly IGrainStorage _storage = activation.ActivationServices.GetKeyedService<IGrainStorage>(storageName ?? "Default")
        ?? activation.ActivationServices.GetRequiredService<EmbeddedGrainStorage>();

    private readonly GrainState<T> _record = new() { State = Blank() };

    public T State
    {
        get => _record.State!;
        set => _record.State = value;
    }

    public string? Etag => _record.ETag;

    public bool RecordExists => _record.RecordExists;

    private StorageInstruments Instruments => activation.Engine.Instruments.Storage;

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    public async Task ReadStateAsync(CancellationToken cancellationToken)
    {
        await RunAsync(Instruments.Read, () => _storage.ReadStateAsync(stateName, activation.GrainId, _record, cancellationToken));
        if (!_record.RecordExists) _record.State = Blank();
    }

    public Task WriteStateAsync(CancellationToken cancellationToken)
        => ChangeAsync(Instruments.Write, () => _storage.WriteStateAsync(stateName, activation.GrainId, _record, cancellationToken));

    public async Task ClearStateAsync(CancellationToken cancellationToken)
    {
        await ChangeAsync(Instruments.Clear, () => _storage.ClearStateAsync(stateName, activation.GrainId, _record, cancellationToken));
        _record.State = Blank();
    }

    // What the store holds after a failure is unknown, so this copy must not serve another call. A stale etag is known, and ends the
    // activation only if the grain lets the exception pass.
    private async Task ChangeAsync(StorageInstrument instrument, Func<Task> change)
    {
        try
        {
            await RunAsync(instrument, change);
        }
        catch (Exception exception) when (exception is not InconsistentStateException)
        {
            activation.Deactivate(new(DeactivationReasonCode.ApplicationError, exception, "A write of state failed."));
            throw;
        }
    }

    // As in Orleans, the caller of a grain meets one kind of failure, whatever the store throws.
    private async Task RunAsync(StorageInstrument instrument, Func<Task> operation)
    {
        using var activity = ActivitySources.StartStorage(instrument.ActivityName, stateName);
        var start = activation.Engine.Time.GetTimestamp();
        var provider = _storage.GetType().Name;
        try
        {
            await operation();
            instrument.Done(activation.Engine.Time.GetElapsedTime(start), provider, stateName, typeof(T));
        }
        catch (Exception exception)
        {
            instrument.Failed(provider, stateName, typeof(T));
            if (exception is OrleansException or OperationCanceledException) throw;
            throw new OrleansException($"{provider} failed at state '{stateName}' of {activation.GrainId}.", exception);
        }
    }

    private static T Blank() => typeof(T).IsValueType || typeof(T).GetConstructor(Type.EmptyTypes) is not null
        ? Activator.CreateInstance<T>()
        : (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
}
