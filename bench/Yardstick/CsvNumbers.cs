namespace Matching.Bench.Yardstick;

/// <summary>Reads a comma-separated file of numbers as fast as it comes from the disk. Fractions are skipped: nothing measured uses them.</summary>
internal sealed class CsvNumbers : IDisposable
{
    private readonly FileStream _file;
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _at, _end;

    public CsvNumbers(string path)
    {
        _file = File.OpenRead(path);
        SkipLine();
    }

    /// <summary>True if another line follows.</summary>
    public bool HasLine => Peek() >= 0;

    /// <summary>Skips a line; for a file of which only the number of lines matters.</summary>
    public void SkipLine()
    {
        for (var c = Read(); c >= 0 && c != '\n'; c = Read())
        {
        }
    }

    /// <summary>The whole part of the next number.</summary>
    public long Next()
    {
        var c = Read();
        var negative = c == '-';
        if (negative)
            c = Read();
        long value = 0;
        for (; c is >= '0' and <= '9'; c = Read())
            value = value * 10 + (c - '0');
        while (c >= 0 && c != ',' && c != '\n')
            c = Read();
        return negative ? -value : value;
    }

    public void Dispose() => _file.Dispose();

    private int Read()
    {
        var c = Peek();
        _at++;
        return c;
    }

    private int Peek()
    {
        if (_at >= _end)
        {
            _end = _file.Read(_buffer);
            _at = 0;
            if (_end == 0)
                return -1;
        }

        return _buffer[_at];
    }
}
