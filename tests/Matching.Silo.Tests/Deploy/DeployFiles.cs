using YamlDotNet.RepresentationModel;

namespace Matching.Silo.Tests.Deploy;

/// <summary>The files in deploy/.</summary>
internal static class DeployFiles
{
    public static string Folder { get; } = Find();

    /// <summary>Their paths, of all folders.</summary>
    public static string[] Of(string pattern) => Directory.GetFiles(Folder, pattern, SearchOption.AllDirectories);

    public static string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));

    public static YamlStream Yaml(string file)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Text(file)));
        return stream;
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Matching.sln")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "deploy");
    }
}
