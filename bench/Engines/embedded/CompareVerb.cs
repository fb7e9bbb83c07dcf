using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Matching.Bench.Report;

namespace Matching.Bench.Engines;

/// <summary><c>compare DIR</c>: both engines in turns, each in a process of its own, and the ratios of the medians.</summary>
internal static class CompareVerb
{
    public static Command Create()
    {
        var directory = new Argument<string>("directory") { Description = "A yardstick data set" };
        var orleans = new Option<string>("--orleans") { Description = "Matching.Bench.dll of the build with Engine=orleans", Required = true };
        var database = new Option<string>("--database") { Description = "Connection string of a migrated PostgreSQL database", Required = true };
        var turns = new Option<int>("--turns") { DefaultValueFactory = _ => 3 };
        var seconds = new Option<int>("--seconds") { Description = "Length of each measurement, s", DefaultValueFactory = _ => 5 };
        var command = new Command("compare", "Times the service on both engines in one run.") { directory, orleans, database, turns, seconds };
        command.SetAction(run =>
        {
            string[] service = ["service", run.GetRequiredValue(directory), "--seconds", run.GetValue(seconds).ToString(CultureInfo.InvariantCulture)];
            var (embedded, cluster) = (new List<ServiceResult>(), new List<ServiceResult>());
            for (var turn = 0; turn < run.GetValue(turns); turn++)
            {
                embedded.Add(Child(typeof(CompareVerb).Assembly.Location, service));
                cluster.Add(Child(run.GetRequiredValue(orleans), [.. service, .. Settings(run.GetRequiredValue(database), turn)]));
            }

            Print("calls/s, 64 callers", embedded, cluster, r => r.CallsPerSecond);
            Print("durable writes/s, 64 writers", embedded, cluster, r => r.WritesPerSecond);
            Print("round, ms", embedded, cluster, r => r.RoundMs);
        });
        return command;
    }

    /// <summary>States of each turn belong to a service of their own, so that every turn begins with nothing.</summary>
    private static string[] Settings(string database, int turn) =>
    [
        .. ((string[])["Engine:Store=PostgreSql", $"Engine:ConnectionString={database}", $"Engine:ServiceId=bench-{Environment.ProcessId}-{turn}", $"Engine:ClusterId=bench-{Environment.ProcessId}-{turn}", "Engine:DrainDelay=00:00:00"])
            .SelectMany(setting => new[] { "--set", setting }),
    ];

    private static ServiceResult Child(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? JsonSerializer.Deserialize<ServiceResult>(output)! : throw new InvalidOperationException($"{program} ended with code {process.ExitCode}.");
    }

    private static void Print(string what, List<ServiceResult> embedded, List<ServiceResult> cluster, Func<ServiceResult, double> value)
    {
        var (one, other) = (Spread.Of(embedded.Select(value)), Spread.Of(cluster.Select(value)));
        Console.WriteLine($"{what,-32} embedded {one.Median,10:N0}  orleans {other.Median,10:N0}  embedded/orleans {one.Median / other.Median,6:N2}  ({one.Runs} turns)");
    }
}
