using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Matching.Contracts;

namespace Matching.Silo.Moving;

/// <summary>Reads an export line by line; memory holds one state. The last line must confirm all lines before it.</summary>
internal sealed class ExportReader(Stream input)
{
    /// <summary>Bytes in a line: a round over a whole country is a tenth of it, and a file without line ends does not fill the memory.</summary>
    public const int MaxLineLength = 256 << 20;

    private long line;

    public ExportManifest? Manifest { get; private set; }

    /// <exception cref="MoveException">The file is no export, of another version, cut off or changed.</exception>
    public async IAsyncEnumerable<StoredState> ReadAll([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var counts = StateTypes.All.Keys.ToDictionary(name => name, _ => 0L);
        await foreach (var bytes in Lines(cancellationToken))
        {
            line++;
            if (Manifest is not null)
                throw Damaged("there are lines behind the last one");
            if (line == 1)
                CheckHeader(Parse<ExportHeader>(bytes));
            else if (bytes.Span.StartsWith("{\"counts\""u8))
                CheckManifest(Parse<ExportManifest>(bytes), counts, Convert.ToHexStringLower(hash.GetCurrentHash()));
            else
                yield return Read(Parse<ExportLine>(bytes), counts);
            hash.AppendData(bytes.Span);
            hash.AppendData("\n"u8);
        }

        if (Manifest is null)
            throw Damaged("its end is missing");
    }

    private static StoredState Read(ExportLine read, Dictionary<string, long> counts)
    {
        var state = StoredState.FromJson(read.State, read.Key, read.Value);
        counts[state.Name]++;
        return state;
    }

    private void CheckHeader(ExportHeader header)
    {
        if (header.Format != ExportHeader.FormatName)
            throw Damaged("it is no export of this service");
        if (header.Version != ExportHeader.CurrentVersion)
            throw new MoveException($"The file has format version {header.Version}; this version reads {ExportHeader.CurrentVersion}. Use the version that wrote it, or a newer one.");
    }

    private void CheckManifest(ExportManifest manifest, Dictionary<string, long> counts, string sha256)
    {
        if (manifest.Sha256 != sha256)
            throw Damaged("its content does not have the hash of its last line");
        if (counts.Any(c => manifest.Counts.GetValueOrDefault(c.Key) != c.Value) || manifest.Counts.Keys.Except(counts.Keys).Any())
            throw Damaged("it does not have as many states as its last line says");
        Manifest = manifest;
    }

    private T Parse<T>(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(bytes.Span, ContractJson.Options) ?? throw new JsonException("null");
        }
        catch (JsonException)
        {
            throw Damaged("the line cannot be read");
        }
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> Lines([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(input, new(bufferSize: 1 << 16, leaveOpen: true));
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                yield return rest.Slice(0, end).ToArray();
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            if (read.IsCompleted && !rest.IsEmpty)
                throw Damaged("it ends within a line");
            if (rest.Length > MaxLineLength)
                throw Damaged($"a line has more than {MaxLineLength} bytes");
            if (read.IsCompleted)
                yield break;
            reader.AdvanceTo(rest.Start, rest.End);
        }
    }

    private MoveException Damaged(string why) => new($"The file is damaged in line {line}: {why}. Nothing was imported; export once more.");
}
