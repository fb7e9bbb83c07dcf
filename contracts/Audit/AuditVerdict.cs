namespace Matching.Contracts.Audit;

/// <summary>What a verification of a chain found.</summary>
/// <param name="Head">The chain as far as it is sound.</param>
/// <param name="Fault">What is wrong with the entry after it, or null where the whole chain is sound.</param>
[GenerateSerializer, Immutable, Alias("matching.audit-verdict")]
public sealed record AuditVerdict(AuditHead Head, string? Fault)
{
    public bool IsSound => Fault is null;
}
