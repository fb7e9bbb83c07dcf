using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Matching.Testing;

/// <summary>A PostgreSQL server of these tests' own: a new cluster in a temporary folder, on a free port of the loopback address.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly string folder = $"/tmp/matching-postgres-{Guid.NewGuid():N}";
    private readonly int port = LoopbackPort.Free();
    private Process? server;

    /// <summary>The folder of initdb and postgres, or null where there is none.</summary>
    public static string? Programs { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Concat(Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(version => $"{version}/bin") : [])
        .FirstOrDefault(path => File.Exists(Path.Combine(path, "initdb")));

    public async Task InitializeAsync()
    {
        if (Programs is null)
            return;
        using (var init = Run("initdb", "-D", folder, "-U", "matching", "-A", "trust", "-E", "UTF8", "--no-sync", "--no-locale"))
        {
            await init.WaitForExitAsync();
            Assert.Equal(0, init.ExitCode);
        }

        await Start();
    }

    public async Task Start()
    {
        server = Run("postgres", "-D", folder, "-h", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture), "-k", folder);
        await WaitUntilItAnswers();
    }

    /// <param name="mode"><c>fast</c> ends sessions, <c>immediate</c> is a crash: the log is replayed at the next start.</param>
    public async Task Stop(string mode)
    {
        using (var stop = Run("pg_ctl", "-D", folder, "stop", "-m", mode))
            await stop.WaitForExitAsync();
        await server!.WaitForExitAsync();
        server.Dispose();
        server = null;
    }

    /// <summary>The port on the loopback address.</summary>
    public int Port => port;

    /// <summary>A connection string of a new, empty database.</summary>
    public async Task<string> NewDatabase()
    {
        var name = $"test_{Guid.NewGuid():N}";
        await using var postgres = NpgsqlDataSource.Create(ConnectionTo("postgres"));
        await using var create = postgres.CreateCommand($"CREATE DATABASE {name}");
        await create.ExecuteNonQueryAsync();
        return ConnectionTo(name);
    }

    public async Task DisposeAsync()
    {
        if (server is not null)
            await Stop("immediate");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private async Task WaitUntilItAnswers()
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (Stopwatch.GetElapsedTime(start) < StartLimit)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }
        }
    }

    private string ConnectionTo(string database) =>
        $"Host=127.0.0.1;Port={port};Database={database};Username=matching;Pooling=true;Maximum Pool Size=40;Include Error Detail=false";

    // PostgreSQL refuses to run as root, so a test that does runs it as the user whom the package made.
    internal static Process Run(string program, params string[] arguments)
    {
        string[] command = [Path.Combine(Programs!, program), .. arguments];
        if (Environment.UserName == "root")
            command = ["runuser", "-u", "postgres", "--", .. command];
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = "/tmp", RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}

[CollectionDefinition(Name)]
public sealed class SharedPostgres : ICollectionFixture<PostgresServer>
{
    public const string Name = "shared PostgreSQL";
}
