using Matching.Contracts.Audit;

namespace Matching.Grains.Audit;

[GenerateSerializer, Alias("matching.audit-state")]
public sealed record AuditState
{
    [Id(0)]
    public AuditHead? Head { get; init; }

    /// <summary>Full pages that were sealed; those beyond this number do not count.</summary>
    [Id(1)]
    public long Pages { get; init; }

    /// <summary>The entries after the last full page.</summary>
    [Id(2)]
    public ImmutableArray<AuditEntry> Tail { get; init; } = [];
}
