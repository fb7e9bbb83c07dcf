using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Matching.EndToEnd.Tests.Support;

/// <summary>The service as a process of its own, so that it can be killed.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    private readonly Process process;

    private SiloProcess(Process process, Uri url, string data)
    {
        this.process = process;
        Url = url;
        Data = data;
    }

    public Uri Url { get; }

    public string Data { get; }

    public static Task<SiloProcess> Serve(string data, params string[] settings) => Serve(data, settings, []);

    public static async Task<SiloProcess> Serve(string data, string[] settings, Dictionary<string, string> environment)
    {
        var url = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = Command(["serve", "--url", url.ToString().TrimEnd('/'), "--data", data, .. settings.SelectMany(s => new[] { "--set", s })]);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var silo = new SiloProcess(Process.Start(start)!, url, data);
        silo.process.OutputDataReceived += (_, _) => { };
        silo.process.ErrorDataReceived += (_, _) => { };
        silo.process.BeginOutputReadLine();
        silo.process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = url };
        await Eventually.IsTrue(() => silo.IsReady(client), "the service is ready");
        return silo;
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> Run(params string[] arguments)
    {
        using var run = Process.Start(Command(arguments))!;
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
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
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

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> IsReady(HttpClient client)
    {
        if (process.HasExited)
            throw new InvalidOperationException($"The service ended with code {process.ExitCode} before it was ready.");
        try
        {
            return (await client.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static ProcessStartInfo Command(string[] arguments) =>
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, "Matching.Silo.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
}
