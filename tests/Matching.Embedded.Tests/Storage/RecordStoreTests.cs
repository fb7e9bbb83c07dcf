using FsCheck;
using FsCheck.Fluent;
using Matching.Embedded.Storage;
using Matching.Embedded.Tests.Support;
using Orleans.Storage;

namespace Matching.Embedded.Tests.Storage;

public sealed class RecordStoreTests
{
    private const string Keys = "abcåö/";

    [Fact]
    public async Task Sqlite_OnAnyChanges_DoesWhatTheStoreInMemoryDoes()
    {
        using var directory = new TemporaryDirectory();
        await using var sqlite = await Stores.OpenAsync(directory.Database);
        var run = 0;
        var changes = ArbMap.Default.ArbFor<(byte Key, byte Etag, string? Payload)[]>();
        Prop.ForAll(changes, sequence => SameAsync(sqlite, $"s{++run}", sequence).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay(20260105, 7));
    }

    [Fact]
    public async Task Write_WithAnotherEtag_IsStale_AndChangesNothing()
    {
        using var directory = new TemporaryDirectory();
        await using var store = await Stores.OpenAsync(directory.Database);
        var first = await store.WriteAsync("k", "1");
        var second = await store.WriteAsync("k", "2", first);
        var stale = await Assert.ThrowsAsync<InconsistentStateException>(() => store.WriteAsync("k", "3", first));
        Assert.Equal((second, first), (stale.StoredEtag, stale.CurrentEtag));
        await Assert.ThrowsAsync<InconsistentStateException>(() => store.WriteAsync("k", "3"));
        await Assert.ThrowsAsync<InconsistentStateException>(() => store.WriteAsync("k", null, first));
        await Assert.ThrowsAsync<InconsistentStateException>(() => store.WriteAsync("k", null));
        Assert.Equal("2", (await store.ReadAsync("k"))!.Payload);
    }

    [Fact]
    public async Task Delete_OfARecord_RemovesTheRow_AndItsEtagNeverComesBack()
    {
        using var directory = new TemporaryDirectory();
        string? etag;
        await using (var store = await Stores.OpenAsync(directory.Database))
        {
            etag = await store.WriteAsync("k", "1");
            Assert.Null(await store.WriteAsync("k", null, etag));
            Assert.Null(await store.ReadAsync("k"));
            Assert.NotEqual(etag, await store.WriteAsync("k", "2"));
        }
        await using var again = await Stores.OpenAsync(directory.Database);
        Assert.NotEqual(etag, await again.WriteAsync("other", "1"));
        await Assert.ThrowsAsync<InconsistentStateException>(() => again.WriteAsync("k", "3", etag));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Scan_OfAPrefix_GivesAllItsRecordsInOrder(bool inMemory)
    {
        using var directory = new TemporaryDirectory();
        await using IRecordStore store = inMemory ? new MemoryRecordStore() : await Stores.OpenAsync(directory.Database);
        var keys = Enumerable.Range(0, 2_500).Select(i => $"se-{i:D5}").ToList();
        await Task.WhenAll(keys.Concat(["no-1", "sf", "se"]).Select(key => store.WriteAsync(key, $"\"{key}\"")));
        await store.WriteAsync("se-1", "\"other state\"", state: "t");
        var storage = new EmbeddedGrainStorage(store, Microsoft.Extensions.Options.Options.Create(new EmbeddedEngineOptions()));
        var scanned = new List<(string Key, string State)>();
        await foreach (var record in storage.ScanAsync<string>("s", "se-")) scanned.Add(record);
        Assert.Equal(keys, scanned.Select(record => record.Key));
        Assert.Equal(keys, scanned.Select(record => record.State));
    }

    private static async Task<bool> SameAsync(IRecordStore sqlite, string state, (byte Key, byte Etag, string? Payload)[] changes)
    {
        var memory = new MemoryRecordStore();
        foreach (var (keyByte, etagByte, text) in changes)
        {
            var key = Keys[keyByte % Keys.Length].ToString();
            var payload = text is null ? null : System.Text.Json.JsonSerializer.Serialize(text);
            if (await ChangeAsync(memory) != await ChangeAsync(sqlite)) return false;

            async Task<string> ChangeAsync(IRecordStore store)
            {
                // Mostly the etag that is stored, at times none, at times a wrong one.
                var etag = (etagByte % 4) switch { 0 => null, 1 => "12345", _ => (await store.ReadAsync(key, state))?.Etag };
                try
                {
                    return await store.WriteAsync(key, payload, etag, state) is null ? "deleted" : "written";
                }
                catch (InconsistentStateException)
                {
                    return "stale";
                }
            }
        }
        return (await PageAsync(memory)).SequenceEqual(await PageAsync(sqlite));

        async Task<IEnumerable<(string, string)>> PageAsync(IRecordStore store) =>
            (await store.ReadPageAsync(state, "", "", 100, CancellationToken.None)).Select(record => (record.Key, record.Payload));
    }
}
