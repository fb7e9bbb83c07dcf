namespace Matching.Contracts.Audit;

/// <summary>How long a municipality's chain was at a moment, and its last hash: what a checkpoint signs.</summary>
[GenerateSerializer, Immutable, Alias("matching.audit-head")]
public sealed record AuditHead(string Municipality, long Count, string Hash);
