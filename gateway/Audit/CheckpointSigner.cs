using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Matching.Contracts;
using Matching.Contracts.Audit;

namespace Matching.Gateway.Audit;

/// <summary>Signs the head of a municipality's audit trail, so that the municipality can later show what it was handed.</summary>
public sealed class CheckpointSigner : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly TimeProvider time;

    public CheckpointSigner(IOptions<AuditOptions> options, TimeProvider time)
    {
        this.time = time;
        if (options.Value.SigningKey is { Length: > 0 } given)
            key.ImportPkcs8PrivateKey(Convert.FromBase64String(given), out _);
    }

    public static string NewKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Convert.ToBase64String(key.ExportPkcs8PrivateKey());
    }

    internal CheckpointResponse Sign(AuditHead head)
    {
        var at = time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return new()
        {
            Municipality = head.Municipality,
            Count = head.Count,
            Hash = head.Hash,
            At = at,
            Signature = Convert.ToBase64String(key.SignData(Text(head.Municipality, head.Count, head.Hash, at), HashAlgorithmName.SHA256)),
            PublicKey = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()),
        };
    }

    /// <summary>Reads a checkpoint as it was handed out.</summary>
    /// <param name="json">The answer of <c>GET /v1/audit/checkpoint</c>.</param>
    /// <param name="head">What it says, whoever signed it.</param>
    /// <returns>Whether this service signed it, and nothing was changed since.</returns>
    /// <exception cref="JsonException">It is no checkpoint.</exception>
    public bool IsMine(ReadOnlySpan<byte> json, out AuditHead head)
    {
        var checkpoint = JsonSerializer.Deserialize<CheckpointResponse>(json, ContractJson.Options) ?? throw new JsonException();
        head = new(checkpoint.Municipality, checkpoint.Count, checkpoint.Hash);
        var signature = new byte[128];
        return Convert.TryFromBase64String(checkpoint.Signature, signature, out var length)
            && key.VerifyData(Text(checkpoint.Municipality, checkpoint.Count, checkpoint.Hash, checkpoint.At), signature.AsSpan(0, length), HashAlgorithmName.SHA256);
    }

    internal static byte[] Text(string municipality, long count, string hash, string at) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"matching-checkpoint\n{municipality}\n{count}\n{hash}\n{at}"));

    public void Dispose() => key.Dispose();
}
