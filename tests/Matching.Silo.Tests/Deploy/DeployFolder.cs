namespace Matching.Silo.Tests.Deploy;

internal static class DeployFolder
{
    /// <summary>deploy/ of the sources.</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder!.FullName, "Matching.sln")))
            folder = folder.Parent;
        return System.IO.Path.Combine(folder.FullName, "deploy");
    }
}
