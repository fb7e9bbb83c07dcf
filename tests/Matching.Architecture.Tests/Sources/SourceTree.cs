namespace Matching.Architecture.Tests.Sources;

/// <summary>The sources as they lie in the repository.</summary>
internal static class SourceTree
{
    private static readonly string[] Products = ["contracts", "core", "embedded", "gateway", "grains", "samples", "silo"];

    public static string Root { get; } = FindRoot();

    /// <summary>All C# files that a person wrote.</summary>
    public static IReadOnlyList<SourceFile> All { get; } = [.. Products.Append("bench").Append("tests").SelectMany(Read)];

    /// <summary>Those that ship.</summary>
    public static IReadOnlyList<SourceFile> Product { get; } = [.. All.Where(f => Products.Contains(f.Room))];

    private static IEnumerable<SourceFile> Read(string room) =>
        Directory.EnumerateFiles(Path.Combine(Root, room), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path, File.ReadAllText(Path.Combine(Root, path))));

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Matching.sln")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
    }
}
