namespace Matching.Gateway.Imports.Csv;

/// <summary>
/// Passes a file through, but of a line that is too long only the start, and nothing after the file's limit: whatever is sent, the
/// reader behind it holds one line of bounded length.
/// </summary>
internal sealed class BoundedLines(Stream source, ImportLimits limits) : Stream
{
    private int lineLength;
    private long bytes;

    /// <summary>The file is longer than its limit: what comes after is not read.</summary>
    public bool OverLimit => bytes > limits.MaxBytes;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => bytes; set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!OverLimit)
        {
            var read = await source.ReadAsync(buffer, cancellationToken);
            if (read == 0) return 0;
            bytes += read;
            if (Keep(buffer.Span[..read]) is > 0 and var kept) return kept;
        }
        return 0;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    /// <summary>Moves what stays to the front; one byte over the limit stays, by which the reader knows a cut line.</summary>
    private int Keep(Span<byte> chunk)
    {
        var kept = 0;
        for (var at = 0; at < chunk.Length;)
        {
            var end = chunk[at..].IndexOf((byte)'\n');
            var length = end < 0 ? chunk.Length - at : end;
            var room = Math.Clamp(limits.MaxLineBytes + 1 - lineLength, 0, length);
            chunk.Slice(at, room).CopyTo(chunk[kept..]);
            kept += room;
            lineLength += room;
            at += length;
            if (end < 0) continue;
            chunk[kept++] = (byte)'\n';
            lineLength = 0;
            at++;
        }
        return kept;
    }
}
