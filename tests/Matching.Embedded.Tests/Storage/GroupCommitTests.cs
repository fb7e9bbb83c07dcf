using Matching.Embedded.Storage;
using Matching.Embedded.Tests.Support;
using Orleans.Storage;

namespace Matching.Embedded.Tests.Storage;

public sealed class GroupCommitTests
{
    // A test that fails must not hang.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Write_BeforeItsCommitHasReturned_IsNotAcknowledged()
    {
        using var directory = new TemporaryDirectory();
        await using var store = await Stores.OpenAsync(directory.Database);
        using var mayReturn = new ManualResetEventSlim();
        store.Writer!.Committed = _ => mayReturn.Wait(Patience);
        var write = store.WriteAsync("k", "1");
        await Eventually.Settle();
        Assert.False(write.IsCompleted);
        mayReturn.Set();
        await write;
    }

    [Fact]
    public async Task Writes_ThatArriveDuringACommit_ShareTheNext()
    {
        using var directory = new TemporaryDirectory();
        await using var store = await Stores.OpenAsync(directory.Database, options => options.MaxWritesPerCommit = 150);
        using var mayReturn = new ManualResetEventSlim();
        var commits = new List<int>();
        store.Writer!.Committed = count =>
        {
            commits.Add(count);
            mayReturn.Wait(Patience);
        };
        var writes = new List<Task> { store.WriteAsync("first", "1") };
        await Eventually.IsTrue(() => commits.Count == 1, "the first commit");
        writes.AddRange(Enumerable.Range(0, 200).Select(i => store.WriteAsync($"k{i}", "1")));
        mayReturn.Set();
        await Task.WhenAll(writes);
        Assert.Equal([1, 150, 50], commits);
    }

    [Fact]
    public async Task Write_ThatIsStale_FailsAloneInItsCommit()
    {
        using var directory = new TemporaryDirectory();
        await using var store = await Stores.OpenAsync(directory.Database);
        using var mayReturn = new ManualResetEventSlim();
        store.Writer!.Committed = _ => mayReturn.Wait(Patience);
        var first = store.WriteAsync("first", "1");
        await Eventually.Settle();
        var (good, stale) = (store.WriteAsync("good", "1"), store.WriteAsync("stale", "1", "77"));
        mayReturn.Set();
        await Task.WhenAll(first, good);
        await Assert.ThrowsAsync<InconsistentStateException>(() => stale);
        Assert.NotNull(await store.ReadAsync("good"));
    }

    [Fact]
    public async Task Write_WhenTheQueueIsFull_WaitsForAPlace()
    {
        using var directory = new TemporaryDirectory();
        await using var store = await Stores.OpenAsync(directory.Database, options => (options.WriteQueueLimit, options.MaxWritesPerCommit) = (2, 1));
        using var mayReturn = new ManualResetEventSlim();
        store.Writer!.Committed = _ => mayReturn.Wait(Patience);
        var first = store.WriteAsync("first", "1");
        await Eventually.Settle();
        using var impatient = new CancellationTokenSource();
        var queued = (store.WriteAsync("a", "1"), store.WriteAsync("b", "1"));
        var refused = store.ChangeAsync(new RecordChange("s", "c", null, 1, "1"), impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => refused);
        mayReturn.Set();
        await Task.WhenAll(first, queued.Item1, queued.Item2);
        Assert.Null(await store.ReadAsync("c"));
    }

    [Fact]
    public async Task Close_WithQueuedWrites_CommitsThem()
    {
        using var directory = new TemporaryDirectory();
        var store = await Stores.OpenAsync(directory.Database);
        var writes = Enumerable.Range(0, 500).Select(i => store.WriteAsync($"k{i}", "1")).ToList();
        await store.DisposeAsync();
        await Task.WhenAll(writes);
        await Assert.ThrowsAsync<StorageFailureException>(() => Stores.WriteAsync(store, "late", "1"));
        await using var again = await Stores.OpenAsync(directory.Database);
        Assert.Equal(500, (await again.ReadPageAsync("s", "", "k", 1_000, CancellationToken.None)).Count);
    }
}
