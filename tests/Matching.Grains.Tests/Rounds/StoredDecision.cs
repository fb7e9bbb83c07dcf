using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Matching.Contracts.Rounds;
using Matching.Core;
using Matching.Grains.Rounds;
using Matching.Grains.Tests.Silo;

namespace Matching.Grains.Tests.Rounds;

/// <summary>A decision with its inputs packed, as a round stores them; replayed from nothing else.</summary>
internal sealed record StoredDecision(RoundState State, string Packed)
{
    private const int HeaderLength = 16, JsonLengthAt = 4;
    private static readonly InlineComputePool Compute = new();

    public static async Task<StoredDecision> Of(RoundBasis basis, IRoundPool pool)
    {
        var document = RoundDocument.Of(basis, pool.Rosters);
        var outcome = await new RoundComputation(basis, pool, Compute, TimeProvider.System).Run(CancellationToken.None);
        var state = new RoundState
        {
            Request = basis.Request,
            Status = RoundStatus.Completed,
            Summary = outcome.Summary with { InputsHash = document.Hash },
            Proposals = outcome.Proposals,
            Certificate = outcome.Certificate,
        };
        return new(state, document.Pack());
    }

    public static Task<StoredDecision> Of(RoundBasis basis, VolunteerRow[] rows) => Of(basis, new StoredPool(basis, rows, Compute));

    public byte[] Outcome() => new RoundOutcome(State.Proposals, State.Certificate!, State.Summary!).ToBytes();

    public Task<RoundReplay> Replay() => new ReplayRun("ostergotland", Guid.Empty, State, Compute, TimeProvider.System).Run(Packed, CancellationToken.None);

    /// <summary>As if the inputs had been stored with another text in their JSON, and the round had recorded these.</summary>
    public StoredDecision Rewritten(string text, string with) => Rewritten(json =>
    {
        Assert.Contains(text, json, StringComparison.Ordinal);
        return json.Replace(text, with, StringComparison.Ordinal);
    });

    /// <inheritdoc cref="Rewritten(string, string)"/>
    public StoredDecision Rewritten(Func<string, string> change)
    {
        using var unpacked = new MemoryStream();
        using (var deflate = new DeflateStream(new MemoryStream(Convert.FromBase64String(Packed)), CompressionMode.Decompress))
            deflate.CopyTo(unpacked);
        var bytes = unpacked.ToArray();
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(JsonLengthAt));
        var rewritten = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(bytes, HeaderLength, length)));
        byte[] all = [.. bytes[..HeaderLength], .. rewritten, .. bytes[(HeaderLength + length)..]];
        BinaryPrimitives.WriteInt32LittleEndian(all.AsSpan(JsonLengthAt), rewritten.Length);
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            deflate.Write(all);
        var stored = Convert.ToBase64String(packed.ToArray());
        return new(State with { Summary = State.Summary! with { InputsHash = RoundDocument.Unpack(stored).Hash } }, stored);
    }
}
