using System.Diagnostics;

namespace Matching.Testing;

/// <summary>Waits for what another thread brings about.</summary>
public static class Eventually
{
    // Far more than anything takes: tests of many processes share the machine, and only a test that fails waits for it.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    public static Task IsTrue(Func<bool> condition, string what, TimeSpan? limit = null) => IsTrue(() => Task.FromResult(condition()), what, limit);

    public static async Task IsTrue(Func<Task<bool>> condition, string what, TimeSpan? limit = null)
    {
        var start = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(start) > (limit ?? Limit)) throw new TimeoutException($"Not within {limit ?? Limit}: {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }

    /// <summary>Gives other threads time to do what they must not do.</summary>
    public static Task Settle() => Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
}
