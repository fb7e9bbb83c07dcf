using System.Text;
using System.Text.Json;
using Matching.EndToEnd.Tests.Engines.Clusters;
using Matching.EndToEnd.Tests.Support;
using Matching.Grains.State;

namespace Matching.EndToEnd.Tests.Engines.Moving;

[Collection(SharedPostgres.Name)]
public sealed class MoveTests(PostgresServer server, ExportedRegion exported) : IClassFixture<ExportedRegion>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    [PostgresFact]
    public async Task Export_AndImport_FromEmbeddedToPostgreSqlAndBack_LosesNothing()
    {
        var (first, second, third) = (exported.Path, File("second"), File("third"));
        await using var cluster = await Cluster.Create(server);
        await Must("import", first, "--data", Data("c"), "--set", $"Engine:ConnectionString={cluster.Connection}");
        await Must("export", second, "--data", Data("c"), "--set", $"Engine:ConnectionString={cluster.Connection}");
        await EmbeddedProgram.Run("import", second, "--data", Data("b"));
        await EmbeddedProgram.Run("export", third, "--data", Data("b"));

        var states = States(first);
        Assert.True(states.Length > 300);
        Assert.Equal(states, States(second));
        Assert.Equal(states, States(third));
        var counts = JsonDocument.Parse(System.IO.File.ReadLines(first).Last()).RootElement.GetProperty("counts");
        Assert.All([StateNames.Municipality, StateNames.Region, StateNames.Round, StateNames.ExternalKeys], name => Assert.True(counts.GetProperty(name).GetInt64() > 0, name));
    }

    [PostgresTheory]
    [InlineData("damaged")]
    [InlineData("cut off")]
    [InlineData("a line more")]
    [InlineData("a line less")]
    [InlineData("another version")]
    [InlineData("an unknown state")]
    public async Task Import_OfADamagedFile_IsRefused_AndWritesNothing(string damage)
    {
        var file = File("export");
        System.IO.File.Copy(exported.Path, file);
        await Damage(file, damage);
        await using var cluster = await Cluster.Create(server);
        var (exitCode, _, error) = await SiloProcess.Run("import", file, "--data", Data("c"), "--set", $"Engine:ConnectionString={cluster.Connection}");
        Assert.Equal(2, exitCode);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        await Must("export", File("nothing"), "--data", Data("c"), "--set", $"Engine:ConnectionString={cluster.Connection}");
        Assert.Empty(States(File("nothing")));
    }

    [PostgresFact]
    public async Task Import_IntoAStoreThatIsNotEmpty_IsRefused()
    {
        var file = File("export");
        System.IO.File.Copy(exported.Path, file);
        await using var cluster = await Cluster.Create(server);
        string[] import = ["import", file, "--data", Data("c"), "--set", $"Engine:ConnectionString={cluster.Connection}"];
        await Must(import);
        var (exitCode, _, error) = await SiloProcess.Run(import);
        Assert.Equal((2, true), (exitCode, error.Contains("not empty", StringComparison.Ordinal)));
    }

    public void Dispose() => folder.Dispose();

    private static async Task Must(params string[] arguments)
    {
        var (exitCode, _, error) = await SiloProcess.Run(arguments);
        Assert.True(exitCode == 0, $"{string.Join(' ', arguments)}: {error}");
    }

    /// <summary>All lines but the first, which says where it was made, and the last, whose hash is over that too.</summary>
    private static string[] States(string file) => System.IO.File.ReadAllLines(file)[1..^1];

    private static async Task Damage(string file, string damage)
    {
        var bytes = await System.IO.File.ReadAllBytesAsync(file);
        var lines = await System.IO.File.ReadAllLinesAsync(file);
        bytes[bytes.Length / 2] ^= 1;
        var changed = damage switch
        {
            "damaged" => bytes,
            "cut off" => bytes[..(bytes.Length / 2)],
            "a line more" => Lines([.. lines[..2], lines[1], .. lines[2..]]),
            "a line less" => Lines([lines[0], .. lines[2..]]),
            "another version" => Lines([lines[0].Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal), .. lines[1..]]),
            _ => Lines([lines[0], lines[1].Replace("\"state\":\"", "\"state\":\"other-", StringComparison.Ordinal), .. lines[2..]]),
        };
        await System.IO.File.WriteAllBytesAsync(file, changed);
    }

    private static byte[] Lines(string[] lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines) + '\n');

    private string File(string name) => Path.Combine(folder.Path, name);

    private string Data(string name) => Path.Combine(folder.Path, $"data-{name}");
}
