using Matching.EndToEnd.Tests.Support;

namespace Matching.EndToEnd.Tests.Engines.Moving;

/// <summary>A demo region with a finished round on the embedded engine, exported.</summary>
public sealed class ExportedRegion : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    public string Path => System.IO.Path.Combine(folder.Path, "export");

    public async Task InitializeAsync()
    {
        await EmbeddedProgram.Run("demo", "fureso", "--once", "--json", "--data", folder.Path, "--url", $"http://127.0.0.1:{LoopbackPort.Free()}");
        await EmbeddedProgram.Run("export", Path, "--data", folder.Path);
    }

    public Task DisposeAsync()
    {
        folder.Dispose();
        return Task.CompletedTask;
    }
}
