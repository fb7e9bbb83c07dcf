namespace Matching.Gateway.Imports;

/// <summary>
/// A file that is read twice: the caller's own stream if it can seek, otherwise a copy on disk that nobody else can read and no crash
/// leaves behind.
/// </summary>
internal sealed class RereadableFile : IAsyncDisposable
{
    private readonly long start;
    private readonly bool owned;

    private RereadableFile(Stream stream, bool owned)
    {
        (Stream, this.owned) = (stream, owned);
        start = stream.Position;
    }

    public Stream Stream { get; }

    /// <summary>Copies at most <paramref name="maxBytes"/> and one byte more, so that the reader sees that there is more.</summary>
    public static async Task<RereadableFile> Of(Stream source, long maxBytes, CancellationToken cancellationToken)
    {
        if (source.CanSeek) return new(source, owned: false);
        var copy = Temporary();
        var buffer = new byte[81_920];
        while (copy.Length <= maxBytes && await source.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            await copy.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        copy.Position = 0;
        return new(copy, owned: true);
    }

    public void Rewind() => Stream.Position = start;

    public ValueTask DisposeAsync() => owned ? Stream.DisposeAsync() : ValueTask.CompletedTask;

    private static FileStream Temporary()
    {
        var path = Path.Combine(Path.GetTempPath(), $"matching-import-{Guid.NewGuid():N}");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        };
        if (OperatingSystem.IsWindows()) return new(path, options);
        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        // An open file without a name: it is gone with the process, however that ends.
        File.Delete(path);
        return file;
    }
}
