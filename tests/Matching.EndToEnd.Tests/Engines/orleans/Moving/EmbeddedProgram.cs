using Matching.EndToEnd.Tests.Support;

namespace Matching.EndToEnd.Tests.Engines.Moving;

/// <summary>The same silo, built with the embedded engine; this project's build makes it.</summary>
internal static class EmbeddedProgram
{
    private static readonly string Program = Find();

    public static async Task<string> Run(params string[] arguments)
    {
        var (exitCode, output, error) = await SiloProcess.RunProgram(Program, arguments);
        Assert.True(exitCode == 0, $"{string.Join(' ', arguments)}: {error}");
        return output;
    }

    public static SiloProcess Serve(string data, string key) =>
        SiloProcess.StartProgram(Program, data, [$"Gateway:Auth:DevelopmentKey={key}", "Logging:LogLevel:Default=Warning"], []);

    private static string Find()
    {
        // …/tests/Matching.EndToEnd.Tests/bin/orleans/Debug/net10.0
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var root = output.Parent!.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(root, "silo", "bin", "embedded", output.Parent.Name, output.Name, "Matching.Silo.dll");
    }
}
