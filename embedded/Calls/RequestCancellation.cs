using System.Diagnostics.CodeAnalysis;
using Matching.Embedded.Runtime;

namespace Matching.Embedded.Calls;

/// <summary>Carries the caller's cancellation to the callee: the caller stops waiting at once, the callee hears of it on its own scheduler.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A source without timer or wait handle holds nothing, and the callee may keep its token.")]
internal sealed class RequestCancellation
{
    private readonly CancellationTokenSource _callee = new();
    private readonly CancellationTokenRegistration _registration;
    private readonly Action<CancellationToken> _onCanceled;
    private Activation? _activation;
    private int _isCanceled;

    internal RequestCancellation(Action<CancellationToken> onCanceled, CancellationToken caller)
    {
        _onCanceled = onCanceled;
        _registration = caller.UnsafeRegister(static (self, token) => ((RequestCancellation)self!).OnCanceled(token), this);
    }

    internal CancellationToken Token => _callee.Token;

    /// <summary>The callee's turn begins.</summary>
    internal void Start(Activation activation)
    {
        Interlocked.Exchange(ref _activation, activation);
        if (Volatile.Read(ref _isCanceled) == 1) _callee.Cancel();
    }

    internal void Cancel()
    {
        Interlocked.Exchange(ref _isCanceled, 1);
        _activation?.Scheduler.Post(_callee.Cancel);
    }

    /// <summary>The call is over: lets go of the caller's token.</summary>
    internal void Release() => _registration.Dispose();

    private void OnCanceled(CancellationToken token)
    {
        _onCanceled(token);
        Cancel();
    }
}
