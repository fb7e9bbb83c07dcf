namespace Orleans.Concurrency;

/// <summary>Calls of this method may run at the same time as other read-only calls of the same activation.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;

/// <summary>Every call of this grain class may interleave with every other.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute;

/// <summary>Calls of this method start at once, whatever else the activation is waiting for.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;

/// <summary>Names a static method <c>bool Name(IInvokable request)</c> of the grain class that decides per call whether it may interleave.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MayInterleaveAttribute(string callbackMethodName) : Attribute
{
    internal string CallbackMethodName { get; } = callbackMethodName;
}

/// <summary>The caller does not wait for this method, and hears nothing of its result or failure.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneWayAttribute : Attribute;

/// <summary>A grain without identity: calls of one key are spread over several activations.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StatelessWorkerAttribute : Attribute
{
    /// <summary>As many activations per key as there are processors.</summary>
    public StatelessWorkerAttribute() : this(Environment.ProcessorCount)
    {
    }

    /// <param name="maxLocalWorkers">The greatest number of activations per key, at least 1.</param>
    public StatelessWorkerAttribute(int maxLocalWorkers)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxLocalWorkers);
        MaxLocalWorkers = maxLocalWorkers;
    }

    internal int MaxLocalWorkers { get; }
}
