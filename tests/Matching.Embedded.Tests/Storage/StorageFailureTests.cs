using Matching.Embedded.Storage;
using Matching.Embedded.Storage.Sqlite;
using Matching.Embedded.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Matching.Embedded.Tests.Storage;

public sealed class StorageFailureTests
{
    [Fact]
    public async Task Open_OfADamagedFile_IsRefused()
    {
        using var directory = new TemporaryDirectory();
        await using (var store = await Stores.OpenAsync(directory.Database))
            await Task.WhenAll(Enumerable.Range(0, 500).Select(i => store.WriteAsync($"k{i}", $"\"{new string('x', 300)}\"")));
        using (var file = File.OpenWrite(directory.Database))
        {
            file.Position = 4096 * 6;
            file.Write(new byte[4096 * 4]);
        }
        var failure = await Assert.ThrowsAsync<StorageFailureException>(() => Stores.OpenAsync(directory.Database));
        Assert.Contains("backup", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_OfAFileThatIsNoDatabase_IsRefused()
    {
        using var directory = new TemporaryDirectory();
        await File.WriteAllTextAsync(directory.Database, string.Join('\n', Enumerable.Repeat("no database", 100)));
        var failure = await Assert.ThrowsAsync<StorageFailureException>(() => Stores.OpenAsync(directory.Database));
        Assert.Contains("no SQLite file", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_OfANewerSchema_IsRefused_AndLeavesTheFileAlone()
    {
        using var directory = new TemporaryDirectory();
        await (await Stores.OpenAsync(directory.Database)).DisposeAsync();
        Run(directory.Database, "UPDATE engine SET version = 99");
        var failure = await Assert.ThrowsAsync<StorageFailureException>(() => Stores.OpenAsync(directory.Database));
        Assert.Contains("99", failure.Message, StringComparison.Ordinal);
        Assert.Equal("99|1", Run(directory.Database, "SELECT version || '|' || opened FROM engine"));
    }

    [Fact]
    public async Task Open_OfAFileInUse_IsRefused()
    {
        using var directory = new TemporaryDirectory();
        await using var first = await Stores.OpenAsync(directory.Database);
        await Assert.ThrowsAsync<StorageFailureException>(() => Stores.OpenAsync(directory.Database));
    }

    [Fact]
    public async Task Read_OfAnUnknownFormat_IsRefused()
    {
        using var directory = new TemporaryDirectory();
        await using var engine = await TestEngine.StartAsync(directory.Database);
        await Stores.WriteAsync(Store(engine), "k", "\u0001", state: "counter");
        Run(directory.Database, "UPDATE grain_state SET format = 9");
        var failure = await Assert.ThrowsAsync<Orleans.Storage.BadProviderConfigException>(() => engine.Counter("k").Read());
        Assert.Contains("format 9", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_OnAFullDisk_FailsWithTheCure_AndTheGrainKnowsOnlyWhatIsStored()
    {
        using var directory = new TemporaryDirectory();
        await using var engine = await TestEngine.StartAsync(directory.Database);
        await engine.Counter("k").Add(1);
        var first = await engine.Counter("k").Activation();
        // A file that may not grow is what a full disk looks like to SQLite.
        var pages = SqliteDatabase.Scalar(engine.Writer.Connection, "PRAGMA page_count");
        SqliteDatabase.Execute(engine.Writer.Connection, $"PRAGMA max_page_count = {pages}");
        var failures = 0;
        for (var i = 0; i < 200 && failures == 0; i++)
        {
            try
            {
                await Stores.WriteAsync(Store(engine), $"fill{i}", $"\"{new string('x', 2_000)}\"");
            }
            catch (StorageFailureException failure)
            {
                failures++;
                Assert.Contains("disk is full", failure.Message, StringComparison.Ordinal);
                Assert.False(failure.OutcomeIsUnknown);
            }
        }
        Assert.Equal(1, failures);
        Assert.Equal(first, await engine.Counter("k").Activation());
        // The writer has a fresh connection now, with room again.
        Assert.Equal(3, await engine.Counter("k").Add(2));
    }

    [Fact]
    public async Task Write_WhoseCommitFails_HasAnUnknownOutcome_AndTheGrainReadsAgain()
    {
        using var directory = new TemporaryDirectory();
        await using var engine = await TestEngine.StartAsync(directory.Database);
        await engine.Counter("k").Add(1);
        var first = await engine.Counter("k").Activation();
        engine.Writer.Committed = _ => throw new SqliteException("the disk failed after the commit", 10);
        var failure = await Assert.ThrowsAsync<StorageFailureException>(() => engine.Counter("k").Add(2));
        Assert.True(failure.OutcomeIsUnknown);
        engine.Writer.Committed = null;
        // It was in the file all the same: only a new reading can tell.
        Assert.Equal(3, await engine.Counter("k").Read());
        Assert.NotEqual(first, await engine.Counter("k").Activation());
    }

    [Fact]
    public async Task Connections_HaveTheSettingsThatSafetyRestsOn()
    {
        using var directory = new TemporaryDirectory();
        await using var store = await Stores.OpenAsync(directory.Database);
        using var reader = new SqliteDatabase(directory.Database).OpenReader();
        Assert.Equal("wal", SqliteDatabase.Scalar(store.Writer!.Connection, "PRAGMA journal_mode"));
        Assert.Equal("2", SqliteDatabase.Scalar(store.Writer.Connection, "PRAGMA synchronous"));
        Assert.Equal("0", SqliteDatabase.Scalar(reader, "PRAGMA wal_autocheckpoint"));
        Assert.Throws<SqliteException>(() => SqliteDatabase.Execute(reader, "DELETE FROM grain_state"));
    }

    private static IRecordStore Store(TestEngine engine) => (IRecordStore)engine.Services.GetService(typeof(IRecordStore))!;

    private static string? Run(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return SqliteDatabase.Scalar(connection, sql);
    }
}
