using Matching.Contracts.Audit;
using Matching.Contracts.Notices;

namespace Matching.Grains.Audit;

/// <summary>What a commit does, as the audit trail names it, and who has to be told.</summary>
internal sealed record Deed(AuditAction Action, string? Detail = null, params ImmutableArray<Notice> Notices)
{
    /// <summary>Whose case it concerns; null: the whole municipality's.</summary>
    public Authority? Authority { get; init; }
}
