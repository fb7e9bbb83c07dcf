using System.Runtime.CompilerServices;

namespace Matching.Silo.Tests.States;

/// <summary>What an engine stores of a sample state, as a file beside that engine's tests.</summary>
internal static class GoldenFile
{
    public static string Read(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", file)).Trim();

    /// <summary>The file, written anew first where <c>MATCHING_UPDATE_GOLDEN</c> asks for it: into the sources, and where the tests of this run read.</summary>
    public static string ReadOrUpdate(string file, string stored, [CallerFilePath] string test = "")
    {
        if (Environment.GetEnvironmentVariable("MATCHING_UPDATE_GOLDEN") == "1")
        {
            foreach (var folder in new[] { Path.GetDirectoryName(test)!, AppContext.BaseDirectory })
                File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "Golden")).FullName, file), stored + "\n");
        }

        return Read(file);
    }
}
