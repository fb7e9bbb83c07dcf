using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Matching.Contracts.Audit;

/// <summary>
/// A hash chain: each entry's hash covers the one before it, so that an entry changed, left out, put in or moved breaks every later hash. A chain
/// that is cut off, or rewritten from some entry on, is sound in itself: that shows against a checkpoint, an <see cref="AuditHead"/> that
/// the municipality keeps elsewhere.
/// </summary>
public static class AuditChain
{
    /// <summary>What the first entry follows: the hash of the municipality's code.</summary>
    public static AuditHead Genesis(string municipality) => new(municipality, 0, Hex(SHA256.HashData(Encoding.UTF8.GetBytes($"matching audit {municipality}"))));

    /// <summary>The draft as the entry after <paramref name="head"/>.</summary>
    public static AuditEntry Enter(AuditHead head, AuditDraft draft, DateTimeOffset recorded) =>
        new(head.Count, recorded, draft, Hash(head.Hash, head.Count, recorded, draft));

    public static AuditHead After(AuditHead head, AuditEntry entry) => head with { Count = entry.Number + 1, Hash = entry.Hash };

    /// <summary>Follows the chain from its beginning, and past the checkpoint where one is given.</summary>
    /// <param name="stated">The head as it is stored, or null where it is not known.</param>
    public static AuditVerdict Verify(string municipality, IEnumerable<AuditEntry> entries, AuditHead? stated = null, AuditHead? checkpoint = null)
    {
        var (head, last) = (Genesis(municipality), DateTimeOffset.MinValue);
        var met = checkpoint is null || checkpoint == head;
        foreach (var entry in entries)
        {
            if (entry.Number != head.Count)
                return new(head, $"Entry {head.Count} is missing or out of place.");
            if (entry.Recorded < last || entry.Hash != Hash(head.Hash, entry.Number, entry.Recorded, entry.Draft))
                return new(head, $"Entry {entry.Number} is not what was recorded.");
            (head, last) = (After(head, entry), entry.Recorded);
            met |= checkpoint == head;
        }

        if (stated is not null && stated != head)
            return new(head, "The chain does not end where its head says.");
        return met ? new(head, null) : new(head, "The checkpoint is not in the chain: entries were cut off or rewritten.");
    }

    /// <summary>SHA-256 over the fields in order; each text is preceded by its length in bytes, so that no two entries read the same.</summary>
    private static string Hash(string previous, long number, DateTimeOffset recorded, AuditDraft draft)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Text(previous);
        Number(number);
        Number(recorded.UtcTicks);
        Text(draft.Id.ToString("D"));
        Number(draft.At.UtcTicks);
        Number((int)draft.Action);
        Text(draft.Subject);
        Number(draft.Ordinal);
        Text(draft.Actor);
        Number(draft.Detail is null ? 0 : 1);
        Text(draft.Detail ?? "");
        if (draft.Authority is { } authority)
            Number((int)authority);
        return Hex(hash.GetHashAndReset());

        void Number(long value)
        {
            Span<byte> bytes = stackalloc byte[sizeof(long)];
            BinaryPrimitives.WriteInt64BigEndian(bytes, value);
            hash.AppendData(bytes);
        }

        void Text(string value)
        {
            var bytes = Encoding.UTF8.GetBytes(value);
            Number(bytes.Length);
            hash.AppendData(bytes);
        }
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
