using System.Diagnostics;

namespace Matching.Embedded.Runtime;

/// <summary>
/// The scheduler of one activation. It runs one thing at a time: the start of a message, an engine action, or a continuation that an
/// <c>await</c> of the grain sent back here.
/// </summary>
internal sealed class TurnScheduler(Activation activation) : TaskScheduler, IThreadPoolWorkItem
{
    /// <summary>How many items run before the thread is given to another activation.</summary>
    private const int ItemsPerSlice = 64;

    /// <summary>Without a pause for this long, a turn counts as long: it keeps a thread from all others.</summary>
    private static readonly TimeSpan LongTurn = TimeSpan.FromSeconds(1);

    private static readonly Action<object?> DrainAction = static scheduler => ((TurnScheduler)scheduler!).Drain();

    private readonly Queue<object> _items = new();
    private bool _scheduled;

    internal Activation Activation => activation;

    public override int MaximumConcurrencyLevel => 1;

    internal void Start(Message message) => Enqueue(message);

    internal void Post(Action action) => Enqueue(action);

    /// <summary>The drain is itself a task of this scheduler, so all that it runs finds the scheduler as the current one.</summary>
    void IThreadPoolWorkItem.Execute() => new Task(DrainAction, this).RunSynchronously(this);

    protected override void QueueTask(Task task) => Enqueue(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued)
        => (ReferenceEquals(task.AsyncState, this) || (!taskWasPreviouslyQueued && Current == this)) && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_items) return [.. _items.OfType<Task>()];
    }

    private void Enqueue(object item)
    {
        lock (_items)
        {
            _items.Enqueue(item);
            if (_scheduled) return;
            _scheduled = true;
        }
        Schedule();
    }

    // Into the common queue, first come first served: in a thread's own queue the newest goes first, and a chain of calls could starve others.
    private void Schedule() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    private void Drain()
    {
        for (var count = 0; count < ItemsPerSlice; count++)
        {
            object? item;
            lock (_items)
            {
                if (!_items.TryDequeue(out item))
                {
                    _scheduled = false;
                    return;
                }
            }
            Run(item);
        }
        Schedule();
    }

    private void Run(object item)
    {
        if (!activation.Engine.Instruments.WatchesTurns)
        {
            Execute(item);
            return;
        }
        var start = Stopwatch.GetTimestamp();
        Execute(item);
        if (Stopwatch.GetElapsedTime(start) > LongTurn) activation.Engine.Instruments.LongTurn();
    }

    private void Execute(object item)
    {
        if (item is Message message) activation.Run(message);
        else if (item is Task task) TryExecuteTask(task);
        else ((Action)item)();
    }
}
