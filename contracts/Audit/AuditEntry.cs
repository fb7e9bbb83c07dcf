namespace Matching.Contracts.Audit;

/// <summary>A draft in its place in the chain.</summary>
/// <param name="Number">0 for the first entry of the municipality; no number is left out.</param>
/// <param name="Recorded">When it was entered; never before the entry before it, nor before it was done.</param>
/// <param name="Hash">SHA-256 over the hash before it and everything here, lower-case hexadecimal. See <see cref="AuditChain"/>.</param>
[GenerateSerializer, Immutable, Alias("matching.audit-entry")]
public sealed record AuditEntry(long Number, DateTimeOffset Recorded, AuditDraft Draft, string Hash)
{
    /// <summary>Stands for subject and actor of an entry that concerns another authority than the reader's.</summary>
    public const string Withheld = "withheld";
}
