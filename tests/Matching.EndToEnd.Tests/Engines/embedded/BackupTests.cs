using System.Text.RegularExpressions;
using Matching.EndToEnd.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Matching.EndToEnd.Tests.Engines;

/// <summary>The backup that docs/operations.md describes, with the statement that stands there.</summary>
public partial class BackupTests
{
    private const int Writers = 4;

    [Fact]
    public async Task Backup_WhileTheServiceWrites_IsRestoredWithEveryWriteAcknowledgedBefore()
    {
        using var data = new TemporaryFolder();
        using var backup = new TemporaryFolder();
        await using var silo = await SiloProcess.Serve(data.Path, "Gateway:RateLimit:Enabled=false");
        await TestRegion.SetUp((municipality, role) => Api.Of(silo, municipality, role));
        var writers = Enumerable.Range(0, Writers).Select(_ => new Writer(silo)).ToList();
        var running = writers.ConvertAll(writer => writer.RunUntilGone());
        await UntilWritten(writers, 40);
        var before = writers.ConvertAll(writer => writer.Acknowledged);
        BackUp(data.Path, backup.Path);
        await UntilWritten(writers, writers.Sum(writer => writer.Acknowledged) + 40);
        await silo.Kill();
        await Task.WhenAll(running);

        await using (var restored = await SiloProcess.Serve(backup.Path))
        {
            using var api = Api.Of(restored, TestRegion.First);
            // Two acknowledgements for each volunteer: of the volunteer, and of the accepted offer.
            var kept = writers.SelectMany((writer, w) => writer.Volunteers.Take((before[w] + 1) / 2)).ToList();
            Assert.NotEmpty(kept);
            foreach (var volunteer in kept)
                (await api.Get($"/v1/volunteers/{volunteer}")).Expect(200);
            // What came after the backup is not in it: this is the backup, and not the store.
            (await api.Get($"/v1/volunteers/{writers[0].Volunteers[^1]}")).Expect(404);
            (await api.Post("/v1/volunteers", Bodies.Volunteer(), Guid.NewGuid())).Expect(201);
            Assert.Equal(0, await restored.Terminate());
        }

        var (exitCode, verdict, error) = await SiloProcess.Run("audit", "verify", "--data", backup.Path);
        Assert.True(exitCode == 0, error + verdict);
    }

    private static Task UntilWritten(List<Writer> writers, int count) =>
        Eventually.IsTrue(() => writers.Sum(writer => writer.Acknowledged) >= count, $"{count} writes are acknowledged", TimeSpan.FromMinutes(2));

    private static void BackUp(string data, string backup)
    {
        var statement = Statement().Match(File.ReadAllText(Page())).Groups["sql"].Value;
        Assert.Contains("'backup/matching.db'", statement, StringComparison.Ordinal);
        using (var store = new SqliteConnection($"Data Source={Path.Combine(data, "matching.db")};Mode=ReadOnly;Pooling=False"))
        {
            store.Open();
            using var command = store.CreateCommand();
            command.CommandText = statement.Replace("backup/matching.db", Path.Combine(backup, "matching.db"), StringComparison.Ordinal);
            command.ExecuteNonQuery();
        }

        foreach (var key in Directory.GetFiles(data, "*.key"))
            File.Copy(key, Path.Combine(backup, Path.GetFileName(key)));
    }

    private static string Page()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Matching.sln")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "docs", "operations.md");
    }

    [GeneratedRegex("^sqlite3 -readonly data/matching.db \"(?<sql>[^\"]+)\"", RegexOptions.Multiline)]
    private static partial Regex Statement();
}
