using Matching.EndToEnd.Tests.Engines.Clusters;
using Matching.EndToEnd.Tests.Support;
using Npgsql;

namespace Matching.EndToEnd.Tests.Engines.Moving;

/// <summary><c>audit verify</c> on PostgreSQL: the trails of a region that came from elsewhere are sound; what was changed or removed there is found.</summary>
[Collection(SharedPostgres.Name)]
public sealed class AuditVerifyTests(PostgresServer server, ExportedRegion exported) : IClassFixture<ExportedRegion>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [PostgresTheory]
    [InlineData(null, 0, @"audit: [1-9]\d* trails, [1-9]\d* entries, 0 checkpoints: sound\s*$")]
    [InlineData("UPDATE orleansstorage SET payloadbinary = decode(replace(encode(payloadbinary, 'hex'), encode('MunicipalitySetUp', 'hex'), encode('PartnershipJoined', 'hex')), 'hex') WHERE graintypestring IN ('audit', 'audit-page')", 1, "is not what was recorded")]
    [InlineData("DELETE FROM orleansstorage WHERE graintypestring = 'audit' AND grainidextensionstring LIKE '%dk-0190'", 1, "the head of the trail is missing")]
    [InlineData("DELETE FROM orleansstorage WHERE graintypestring = 'audit-page' AND grainidextensionstring LIKE '%dk-0190/0000000001'", 1, "dk-0190: ")]
    public async Task Verify_OfTheTrailsInTheDatabase_FindsWhatIsNotSound(string? tampering, int exitCode, string said)
    {
        await using var cluster = await Cluster.Create(server);
        string[] database = ["--data", folder.Path, "--set", $"Engine:ConnectionString={cluster.Connection}"];
        var (imported, _, why) = await SiloProcess.Run(["import", exported.Path, .. database]);
        Assert.True(imported == 0, why);
        if (tampering is not null)
        {
            await using var source = NpgsqlDataSource.Create(cluster.Connection);
            await using var command = source.CreateCommand(tampering);
            Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
        }

        var (code, output, error) = await SiloProcess.Run(["audit", "verify", .. database]);
        Assert.True(code == exitCode, error + output);
        Assert.Matches(said, output);
    }

    /// <summary>Beside a cluster that runs, as an operator calls it; the members go on undisturbed.</summary>
    [PostgresFact]
    public async Task Verify_AndReplay_BesideARunningCluster_ReadWhatItHasStored()
    {
        await using var cluster = await Cluster.Start(server);
        string[] database = ["--data", folder.Path, "--set", $"Engine:ConnectionString={cluster.Connection}"];
        var (code, output, error) = await SiloProcess.Run(["audit", "verify", .. database]);
        Assert.True(code == 0, error + output);
        Assert.Matches(@"audit: [1-9]\d* trails, [1-9]\d* entries", output);
        var (unknown, _, why) = await SiloProcess.Run(["replay", $"{Guid.CreateVersion7()}", .. database]);
        Assert.Equal((2, true), (unknown, why.Contains("no such round or offer", StringComparison.Ordinal)));
        Assert.All(cluster.Members, member => Assert.True(member.IsRunning));
        var members = cluster.Open(cluster.Members[0]);
        Assert.Equal(200, (await members.Get("/health/ready")).Status);
    }

    [PostgresFact]
    public async Task Verify_WithoutADatabase_IsRefused()
    {
        var (code, _, error) = await SiloProcess.Run("audit", "verify", "--data", folder.Path);
        Assert.Equal((2, true), (code, error.Contains("Engine:ConnectionString", StringComparison.Ordinal)));
    }
}
