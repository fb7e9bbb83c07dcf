using System.CommandLine;

namespace Matching.Bench.Engine;

/// <summary>Measures the embedded engine: calls, durable writes, idle grains.</summary>
internal static class EngineVerb
{
    internal static Command Create()
    {
        var part = new Option<string>("--part") { Description = "calls, writes, idle or all", DefaultValueFactory = _ => "all" };
        part.AcceptOnlyFromAmong("calls", "writes", "idle", "all");
        var seconds = new Option<int>("--seconds") { Description = "Length of each measurement, s", DefaultValueFactory = _ => 5 };
        var writers = new Option<int>("--writers") { Description = "Concurrent writers", DefaultValueFactory = _ => 256 };
        var grains = new Option<int>("--grains") { Description = "Idle grains", DefaultValueFactory = _ => 1_000_000 };
        var directory = new Option<string>("--directory") { Description = "Where the files go", DefaultValueFactory = _ => "." };
        var command = new Command("engine", "Grain calls, durable writes and idle grains of the embedded engine.") { part, seconds, writers, grains, directory };
        command.SetAction(async (result, _) =>
        {
            var run = Directory.CreateDirectory(Path.Combine(result.GetValue(directory)!, $"engine-{Environment.ProcessId}")).FullName;
            var (wanted, length) = (result.GetValue(part), TimeSpan.FromSeconds(result.GetValue(seconds)));
            try
            {
                if (wanted is "calls" or "all") await CallBenchmark.RunAsync(length);
                if (wanted is "writes" or "all") await WriteBenchmark.RunAsync(run, result.GetValue(writers), length);
                if (wanted is "idle" or "all") await IdleBenchmark.RunAsync(run, result.GetValue(grains));
            }
            finally
            {
                Directory.Delete(run, recursive: true);
            }
        });
        return command;
    }
}
