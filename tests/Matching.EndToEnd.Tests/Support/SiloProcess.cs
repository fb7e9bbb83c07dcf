using System.Collections.Concurrent;
using System.Diagnostics;
using Matching.EndToEnd.Tests.Engines;

namespace Matching.EndToEnd.Tests.Support;

/// <summary>The service as a process of its own, so that it can be killed.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    /// <summary>A silo that finds a dead one in the table of members takes its time before it joins.</summary>
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);

    private readonly Process process;

    private SiloProcess(Process process, Uri url, string data)
    {
        this.process = process;
        Url = url;
        Data = data;
    }

    public Uri Url { get; }

    public string Data { get; }

    /// <summary>The program of the engine that these tests are built with.</summary>
    private static string Own { get; } = Path.Combine(AppContext.BaseDirectory, "Matching.Silo.dll");

    /// <summary>Lines of its standard output and error, for the reader of a failure.</summary>
    public ConcurrentQueue<string> Log { get; } = [];

    public bool IsRunning => !process.HasExited;

    public static Task<SiloProcess> Serve(string data, params string[] settings) => Serve(data, settings, []);

    public static Task<SiloProcess> Serve(string data, string[] settings, Dictionary<string, string> environment, params string[] arguments) =>
        Ready(Start(data, settings, environment, arguments));

    /// <summary>A sample region that is loaded, gets its round, and is then served; ready before the round is.</summary>
    public static Task<SiloProcess> Demo(string region, string data) => Ready(Launch(Own, data, ["demo", region], []));

    private static async Task<SiloProcess> Ready(SiloProcess silo)
    {
        try
        {
            await silo.UntilReady();
        }
        catch
        {
            await silo.DisposeAsync();
            throw;
        }

        return silo;
    }

    /// <summary>Starts the process and does not wait for it.</summary>
    public static SiloProcess Start(string data, string[] settings, Dictionary<string, string> environment, params string[] arguments) =>
        StartProgram(Own, data, settings, environment, arguments);

    /// <summary>Starts another build as a process.</summary>
    public static SiloProcess StartProgram(string program, string data, string[] settings, Dictionary<string, string> environment, params string[] arguments) =>
        Launch(program, data, ["serve", .. arguments, .. settings.SelectMany(s => new[] { "--set", s })], environment);

    private static SiloProcess Launch(string program, string data, string[] arguments, Dictionary<string, string> environment)
    {
        var url = new Uri($"http://127.0.0.1:{LoopbackPort.Free()}");
        var start = Command(program, [.. arguments, "--url", url.ToString().TrimEnd('/'), "--data", data]);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var silo = new SiloProcess(Process.Start(start)!, url, data);
        silo.process.OutputDataReceived += (_, line) => silo.Log.Enqueue(line.Data ?? "");
        silo.process.ErrorDataReceived += (_, line) => silo.Log.Enqueue(line.Data ?? "");
        silo.process.BeginOutputReadLine();
        silo.process.BeginErrorReadLine();
        return silo;
    }

    public async Task UntilReady()
    {
        using var client = new HttpClient { BaseAddress = Url, Timeout = TimeSpan.FromSeconds(5) };
        var start = Stopwatch.GetTimestamp();
        while (!await IsReady(client))
        {
            if (Stopwatch.GetElapsedTime(start) > StartLimit)
                throw new TimeoutException($"The service is not ready after {StartLimit}: {string.Join(Environment.NewLine, Log.TakeLast(20))}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    /// <summary>Runs a command to its end.</summary>
    public static Task<(int ExitCode, string Output, string Error)> Run(params string[] arguments) => RunProgram(Own, arguments);

    /// <summary>Runs a command of another build to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunProgram(string program, params string[] arguments)
    {
        using var run = Process.Start(Command(program, arguments))!;
        var output = run.StandardOutput.ReadToEndAsync();
        var error = run.StandardError.ReadToEndAsync();
        await run.WaitForExitAsync();
        return (run.ExitCode, await output, await error);
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM; answers the exit code.</summary>
    public async Task<int> Terminate()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]))
            await kill.WaitForExitAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await Kill();
        process.Dispose();
    }

    private async Task<bool> IsReady(HttpClient client)
    {
        if (process.HasExited)
            throw new InvalidOperationException(
                $"The service ended with code {process.ExitCode} before it was ready: {string.Join(Environment.NewLine, Log.TakeLast(20))}");
        try
        {
            return (await client.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (Exception refused) when (refused is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private static ProcessStartInfo Command(string program, string[] arguments)
    {
        string[] own = program == Own && arguments[0] is "serve" or "demo" ? [.. TestEngine.OwnSettings().SelectMany(s => new[] { "--set", s })] : [];
        // The settings of a test come last and win.
        return new("dotnet", [program, arguments[0], .. own, .. arguments[1..]])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }
}
