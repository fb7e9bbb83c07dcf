using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Matching.Contracts.Imports;

namespace Matching.Gateway.Http;

/// <summary>
/// The Idempotency-Key header (IETF draft-ietf-httpapi-idempotency-key-header-07). The id of what a request makes follows from it, so the
/// same request again reaches the same grain, which knows whether it was carried out: no answer is stored.
/// </summary>
/// <param name="Problem">What to answer where the header is missing or malformed.</param>
internal sealed record IdempotencyKey(string Value, ProblemResult? Problem)
{
    public const string Header = "Idempotency-Key";

    /// <summary>Grains that remember the ids of one municipality and kind.</summary>
    private const int Buckets = 256;

    /// <summary>Characters in a key; a UUID has 36.</summary>
    public const int MaxLength = 128;

    public static ValueTask<IdempotencyKey?> BindAsync(HttpContext context, ParameterInfo _) =>
        ValueTask.FromResult<IdempotencyKey?>(Parse(context.Request.Headers[Header]));

    /// <summary>
    /// The UUIDv7 of the object that this key makes, given out once and remembered: the same key again is the same object. Keys are spread over
    /// <see cref="Buckets"/> so that no bucket's state grows large.
    /// </summary>
    public async Task<Guid> NewId(IGrainFactory grains, string municipality, string kind)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{municipality}\n{kind}\n{Value}"));
        var bucket = grains.GetGrain<IExternalKeysGrain>(GrainKeys.ExternalKeys(municipality, $"new-{kind}", hash[0] % Buckets));
        return (await bucket.Resolve([Convert.ToHexStringLower(hash)], create: true))[0];
    }

    /// <summary>A UUID of version 8 (RFC 9562 §5.8): the first 122 bits of SHA-256 over tenant, purpose and key.</summary>
    public Guid ToId(string municipality, string purpose)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{municipality}\n{purpose}\n{Value}"), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    /// <summary>Names the header where a grain's refusal means that the key's object exists with other content.</summary>
    /// <param name="taken">The refusal that says so.</param>
    public static ProblemResult Reused(Problem problem, ProblemCode taken) =>
        problem.Code == taken || problem.Code == ProblemCode.RequestReused ? new(ProblemKinds.RequestReused, Field: Header) : ProblemResult.From(problem);

    internal static IdempotencyKey Parse(string? header)
    {
        // The draft writes a quoted string; most clients send the bare key.
        var key = header?.Trim() ?? "";
        if (key is ['"', .. var inner, '"']) key = inner;
        if (key.Length is > 0 and <= MaxLength && key.All(c => c is > ' ' and <= '~')) return new(key, null);
        var faults = new Faults();
        faults.Add(
            Header,
            key.Length == 0 ? "The header is missing." : "The header is malformed.",
            $"Send a fresh UUID for each new request (1 to {MaxLength} visible ASCII characters).");
        return new("", faults.ToResult());
    }
}
