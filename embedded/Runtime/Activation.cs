using Orleans;
using Orleans.Runtime;

namespace Matching.Embedded.Runtime;

/// <summary>
/// One grain instance in memory: it queues messages, admits them by the rules of interleaving, and goes through its life
/// activating, valid, deactivating, gone. This part holds the queue; the life is in <c>Activation.Life.cs</c>.
/// </summary>
internal sealed partial class Activation : IGrainContext, IMessageTarget
{
    private enum Stage { New, Activating, Valid, Deactivating, Gone }

    private readonly Lock _gate = new();
    private readonly IMessageTarget _target;
    private MessageList _waiting;
    private MessageList _running;
    private Admission _admission;
    private Stage _stage;
    private bool _isWatched;
    private long _lastUsed;

    internal Activation(EngineCore engine, GrainClass grainClass, GrainId grainId, IMessageTarget? pool = null)
    {
        Engine = engine;
        Class = grainClass;
        GrainId = grainId;
        _target = pool ?? this;
        _lastUsed = engine.Time.GetTimestamp();
        Scheduler = new TurnScheduler(this);
    }

    public GrainId GrainId { get; }

    public object? GrainInstance => Instance;

    internal EngineCore Engine { get; }

    internal GrainClass Class { get; }

    internal IGrainBase? Instance { get; private set; }

    internal TurnScheduler Scheduler { get; }

    /// <summary>Messages that wait or run.</summary>
    internal int Load
    {
        get
        {
            lock (_gate) return _waiting.Count + _running.Count;
        }
    }

    IEnumerable<Activation> IMessageTarget.Activations => [this];

    bool IMessageTarget.Remove(Activation activation) => true;

    public bool TryAccept(Message message)
    {
        lock (_gate)
        {
            if (_stage == Stage.Gone) return false;
            if (_stage == Stage.New) BeginActivation(message);
            if (message.KeepsAlive) _lastUsed = Engine.Time.GetTimestamp();
            if (MayStart(message)) Start(message);
            else if (_waiting.Count < Engine.Options.MaxQueuedCallsPerActivation) _waiting.Add(message);
            else throw QueueIsFull();
            if (_isWatched) return true;
            _isWatched = true;
        }
        Engine.Timeouts.Watch(this);
        return true;
    }

    /// <summary>Runs a message that was admitted. Called by the scheduler.</summary>
    internal void Run(Message message) => _ = RunAsync(message);

    /// <summary>Fails the calls whose answer is overdue.</summary>
    /// <returns>Whether there are messages left to watch.</returns>
    internal bool ExpireOverdue(long now)
    {
        lock (_gate)
        {
            for (var message = _running.First; message is not null; message = message.Next) Expire(message, now);
            for (var message = _waiting.First; message is not null;)
            {
                var next = message.Next;
                Expire(message, now);
                if (message.IsSettled) _waiting.Remove(message);
                message = next;
            }
            return _isWatched = _waiting.Count + _running.Count > 0;
        }
    }

    private static void Expire(Message message, long now)
    {
        if (message.Deadline < now && !message.IsSettled) message.TimeOut();
    }

    // The values are set inside an async method, so they end with the turn and never reach the next one.
    private async Task RunAsync(Message message)
    {
        if (message.ContextValues is not null) RequestContext.Values = message.ContextValues;
        if (message.ParentActivity is not null) System.Diagnostics.Activity.Current = message.ParentActivity;
        await message.InvokeAsync(this);
        End(message);
    }

    private void End(Message message)
    {
        lock (_gate)
        {
            _running.Remove(message);
            _admission.Leave(message);
            AdmitWaiting(pastBlocking: false);
            BeginDeactivationIfDue();
        }
        message.Ended();
    }

    /// <param name="pastBlocking">Whether to look behind a message that blocks. Only those that interleave can start there, and once the activation is
    /// valid they never wait.</param>
    private void AdmitWaiting(bool pastBlocking)
    {
        for (var message = _waiting.First; message is not null;)
        {
            var next = message.Next;
            if (message.IsSettled)
            {
                _waiting.Remove(message);
            }
            else if (MayStart(message))
            {
                _waiting.Remove(message);
                Start(message);
                if (!pastBlocking && !message.ReadOnly) return;
            }
            message = next;
        }
    }

    private bool MayStart(Message message) => _stage == Stage.Valid && _reason is null && _admission.Allows(message, Class);

    private void Start(Message message)
    {
        _admission.Enter(message);
        _running.Add(message);
        Scheduler.Start(message);
    }

    private LimitExceededException QueueIsFull() => new(
        $"The queue of {GrainId} is full: {_waiting.Count} calls wait (option {nameof(EmbeddedEngineOptions.MaxQueuedCallsPerActivation)}). Call again later.");
}
