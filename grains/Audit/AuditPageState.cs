using Matching.Contracts.Audit;

namespace Matching.Grains.Audit;

[GenerateSerializer, Alias("matching.audit-page-state")]
public sealed record AuditPageState
{
    [Id(0)]
    public ImmutableArray<AuditEntry> Entries { get; init; } = [];
}
