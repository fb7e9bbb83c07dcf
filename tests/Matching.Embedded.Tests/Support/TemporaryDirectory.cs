namespace Matching.Embedded.Tests.Support;

internal sealed class TemporaryDirectory : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("embedded-");

    internal string Database => Path.Combine(_directory.FullName, "grains.db");

    public void Dispose() => _directory.Delete(recursive: true);
}
