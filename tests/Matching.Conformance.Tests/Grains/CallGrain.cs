using System.Runtime.CompilerServices;
using Orleans.Concurrency;

namespace Matching.Conformance.Tests.Grains;

/// <summary>A failure of the domain, to be met by its own type.</summary>
[GenerateSerializer]
public sealed class CallFailedException(string message) : Exception(message);

public interface ICallGrain : IGrainWithStringKey
{
    Task Fail(string message);

    Task FailBeforeAwait(string message);

    [ResponseTimeout("00:00:05")]
    Task HoldWithOwnTimeout(string gate);

    Task HoldUntilCancelled(string gate, CancellationToken cancellationToken);

    Task HoldBeside(string gate, string note);

    [OneWay]
    Task Note(string gate, string note);

    Task<string?> ContextValue(string key);

    Task<string?> ContextValueOfOther(string key);

    Task SetContextValue(string key, string value);

    IAsyncEnumerable<int> Numbers(int count, int failAt, CancellationToken cancellationToken = default);

    IAsyncEnumerable<int> NumbersThroughGate(string gate);

    Task Leave();
}

public class CallGrain : Grain, ICallGrain
{
    private string Key => this.GetPrimaryKeyString();

    public async Task Fail(string message)
    {
        await Task.Yield();
        throw new CallFailedException(message);
    }

    public Task FailBeforeAwait(string message) => throw new CallFailedException(message);

    public Task HoldWithOwnTimeout(string gate) => Gate.PassAsync(gate);

    public async Task HoldUntilCancelled(string gate, CancellationToken cancellationToken)
    {
        try
        {
            await Gate.PassAsync(gate).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Journal.Write(Key, "cancelled");
            throw;
        }
    }

    public async Task HoldBeside(string gate, string note)
    {
        await Gate.PassAsync(gate);
        Journal.Write(Key, note);
    }

    public async Task Note(string gate, string note)
    {
        await Gate.PassAsync(gate);
        Journal.Write(Key, note);
        throw new CallFailedException("nobody hears of it");
    }

    public Task<string?> ContextValue(string key) => Task.FromResult(RequestContext.Get(key) as string);

    public Task<string?> ContextValueOfOther(string key) => GrainFactory.GetGrain<ICallGrain>(Key + "-other").ContextValue(key);

    public Task SetContextValue(string key, string value)
    {
        RequestContext.Set(key, value);
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<int> Numbers(int count, int failAt, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var i = 0; i < count; i++)
        {
            if (i == failAt) throw new CallFailedException($"at {i}");
            if (i % 7 == 0) await Task.Yield();
            if (TaskScheduler.Current == TaskScheduler.Default) throw new InvalidOperationException("off the scheduler");
            yield return i;
        }
    }

    public async IAsyncEnumerable<int> NumbersThroughGate(string gate)
    {
        yield return 1;
        await Gate.PassAsync(gate);
        yield return 2;
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
