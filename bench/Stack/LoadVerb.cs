using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Matching.Bench.Arguments;

namespace Matching.Bench.Stack;

/// <summary><c>load URL FILE</c>: keeps a number of connections busy with GET requests, one at a time on each, and prints one JSON line.</summary>
internal static class LoadVerb
{
    public static Command Create()
    {
        var url = new Argument<Uri>("url") { CustomParser = argument => new Uri(argument.Tokens.Single().Value), Description = "http://host:port" };
        var file = new Argument<string>("file") { Description = "Lines of a path and a bearer token" };
        var connections = new Option<int>("--connections") { DefaultValueFactory = _ => 32 }.InRange(1, 4_096);
        var seconds = new Option<double>("--seconds") { DefaultValueFactory = _ => 10 };
        var command = new Command("load", "Asks a gateway as fast as it answers.") { url, file, connections, seconds };
        command.SetAction((run, stop) => Run(
            run.GetRequiredValue(url), run.GetRequiredValue(file), run.GetValue(connections), TimeSpan.FromSeconds(run.GetValue(seconds)), stop));
        return command;
    }

    private static async Task Run(Uri url, string file, int connections, TimeSpan duration, CancellationToken stop)
    {
        byte[][] requests = [.. File.ReadLines(file).Select(line => line.Split(' ')).Select(line => HttpConnection.Get(url, line[0], line[1]))];
        var all = Enumerable.Range(0, connections).Select(seed => new HttpConnection(url, requests, new Random(seed))).ToList();
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(all.ConvertAll(connection => connection.RunUntil(start + (long)(duration.TotalSeconds * Stopwatch.Frequency), stop)));
        var elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double[] times = [.. all.SelectMany(connection => connection.Milliseconds).Order()];
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            requestsPerSecond = Math.Round(times.Length / elapsed),
            p50Ms = At(0.5),
            p99Ms = At(0.99),
            maxMs = At(1),
            requests = (long)times.Length,
            errors = all.Sum(connection => connection.Errors),
            connections,
            bytesPerAnswer = all.Sum(connection => connection.BytesRead) / Math.Max(1, times.Length),
            generatorCpuUsPerRequest = Math.Round(Process.GetCurrentProcess().TotalProcessorTime.TotalMicroseconds / Math.Max(1, times.Length), 1),
        }));

        double At(double share) => times.Length == 0 ? double.NaN : Math.Round(times[(int)(share * (times.Length - 1))], 3);
    }
}
