using Matching.Embedded.Runtime;

namespace Matching.Embedded.Calls;

/// <summary>A message that somebody awaits.</summary>
internal abstract class Call<TResult> : Message
{
    private readonly TaskCompletionSource<TResult> _response = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Task<TResult> Response => _response.Task;

    internal override bool IsSettled => _response.Task.IsCompleted;

    internal override void Fail(Exception exception) => _response.TrySetException(exception);

    internal override async Task InvokeAsync(Activation activation)
    {
        if (IsSettled) return;
        try
        {
            _response.TrySetResult(await RunAsync(activation));
        }
        catch (Exception exception)
        {
            activation.OnCallFailed(exception);
            Fail(exception);
        }
    }

    protected abstract ValueTask<TResult> RunAsync(Activation activation);

    protected bool TryCancel(CancellationToken cancellationToken) => _response.TrySetCanceled(cancellationToken);
}
