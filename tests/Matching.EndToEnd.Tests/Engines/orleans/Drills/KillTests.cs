using System.Diagnostics;
using Matching.EndToEnd.Tests.Engines.Clusters;
using Xunit.Abstractions;

namespace Matching.EndToEnd.Tests.Engines.Drills;

[Collection(SharedPostgres.Name)]
public sealed class KillTests(PostgresServer server, ITestOutputHelper output)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>State of every eighth volunteer and need: told that it is written, and not written.</summary>
    private const string Lie = "@GrainTypeString IN ('volunteer', 'need') AND abs(@GrainIdHash) % 8 = 0";

    [DrillFact]
    public async Task Kill_OneSiloUnderLoad_NothingAcknowledgedIsLost_NobodyIsBookedTwice_ServiceIsBack()
    {
        await using var cluster = await Cluster.Start(server);
        var back = new List<TimeSpan>();
        var (acknowledged, failed) = (0, 0);
        for (var round = 0; round < DrillRounds.Of(2, 20); round++)
        {
            await using var load = await Load.On(cluster);
            var moment = await KillOne(cluster, round);
            await Eventually.IsTrue(() => Stopwatch.GetElapsedTime(moment) > load.BackAfter(moment) + TimeSpan.FromSeconds(20), "the service is as before", Limit * 3);
            await load.Write(40);
            await load.Stop();
            back.Add(load.BackAfter(moment));
            (acknowledged, failed) = (acknowledged + load.Acknowledged, failed + load.Failures().Count);
            using var api = cluster.Open(cluster.Members[0]);
            var faults = await LoadCheck.Faults(api, load.Writers);
            Assert.True(faults.Count == 0, $"{string.Join(Environment.NewLine, faults.Take(5))}{Environment.NewLine}{cluster.Log()}");
            await cluster.Join();
        }

        back.Sort();
        output.WriteLine($"{back.Count} kills under 8 writers: {acknowledged} writes acknowledged, 0 lost, 0 booked twice, {failed} answered 5xx and repeated; "
            + $"back after {back[0].TotalSeconds:F1} s at least, {back[back.Count / 2].TotalSeconds:F1} s in the median, {back[^1].TotalSeconds:F1} s at most "
            + $"({string.Join(", ", back.Select(b => $"{b.TotalSeconds:F1}"))})");
        Assert.True(back[^1] <= Limit, $"The service was back after {back[^1]}.");
    }

    [DrillFact]
    public async Task Kill_WhereSomeAcknowledgedWritesAreNotWritten_IsCaughtByTheSameCheck()
    {
        // The control: grains that live go on as if nothing were wrong, so only the kill can show it. If it shows nothing, the test above does not either.
        await using var cluster = await Cluster.Start(server, c => c.Execute($"""
            UPDATE orleansquery SET querytext = replace(querytext, 'WHERE ', 'WHERE NOT ({Lie.Replace("'", "''", StringComparison.Ordinal)}) AND ')
                || ' UNION ALL SELECT nextval(''orleansstorage_version'')::integer WHERE {Lie.Replace("'", "''", StringComparison.Ordinal)}'
            WHERE querykey = 'WriteToStorageKey'
            """));
        await using var load = await Load.On(cluster);
        await load.Write(80);
        await load.Stop();
        await KillOne(cluster, 0);
        using var api = cluster.Open(cluster.Members[0]);
        await Eventually.IsTrue(async () => (await api.Get($"/v1/volunteers/{load.Writers[0].Steps[0].Volunteer}")).Status is 200 or 404, "the service is back", Limit * 2);
        var lost = (await LoadCheck.Faults(api, load.Writers)).FindAll(fault => !fault.Contains("HTTP 5", StringComparison.Ordinal));
        output.WriteLine($"{lost.Count} of {load.Acknowledged} found, such as: {lost.FirstOrDefault()}");
        Assert.NotEmpty(lost);
    }

    /// <summary>SIGKILL, in turn the one and the other; answers when.</summary>
    private static async Task<long> KillOne(Cluster cluster, int round)
    {
        var victim = cluster.Members[round % cluster.Members.Count];
        lock (cluster.Members)
            cluster.Members.Remove(victim);
        var moment = Stopwatch.GetTimestamp();
        await victim.Kill();
        await victim.DisposeAsync();
        return moment;
    }
}
