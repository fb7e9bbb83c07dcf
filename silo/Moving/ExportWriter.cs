using System.Security.Cryptography;
using System.Text.Json;
using Matching.Contracts;

namespace Matching.Silo.Moving;

/// <summary>Writes an export line by line; memory holds one state. The format: docs/export.md.</summary>
internal sealed class ExportWriter(Stream output) : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public async Task<ExportManifest> Write(ExportHeader header, IAsyncEnumerable<StoredState> states, CancellationToken cancellationToken)
    {
        var counts = StateTypes.All.Keys.ToDictionary(name => name, _ => 0L);
        await WriteJson(header, cancellationToken);
        await foreach (var state in states.WithCancellation(cancellationToken))
        {
            await WriteLine(CanonicalJson.Line(state), cancellationToken);
            counts[state.Name]++;
        }

        var manifest = new ExportManifest(counts.ToImmutableSortedDictionary(StringComparer.Ordinal), Convert.ToHexStringLower(hash.GetHashAndReset()));
        await WriteJson(manifest, cancellationToken);
        return manifest;
    }

    public void Dispose() => hash.Dispose();

    private Task WriteJson<T>(T line, CancellationToken cancellationToken) => WriteLine(JsonSerializer.SerializeToUtf8Bytes(line, ContractJson.Options), cancellationToken);

    private async Task WriteLine(ReadOnlyMemory<byte> line, CancellationToken cancellationToken)
    {
        foreach (var bytes in (ReadOnlyMemory<byte>[])[line, "\n"u8.ToArray()])
        {
            hash.AppendData(bytes.Span);
            await output.WriteAsync(bytes, cancellationToken);
        }
    }
}
