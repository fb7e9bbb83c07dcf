namespace Matching.Contracts.Audit;

/// <param name="Next">The number of the next page's first entry, or null at the end.</param>
[GenerateSerializer, Immutable, Alias("matching.audit-page")]
public sealed record AuditPage(ImmutableArray<AuditEntry> Entries, long? Next);
