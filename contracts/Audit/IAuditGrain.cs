namespace Matching.Contracts.Audit;

/// <summary>The audit trail of one municipality: a hash chain that only grows. Key: <see cref="GrainKeys.Audit"/>.</summary>
[Alias("matching.audit")]
public interface IAuditGrain : IGrainWithStringKey
{
    /// <summary>Enters each draft once, however often it is sent. Stored when the answer comes.</summary>
    [Alias("append")]
    Task Append(ImmutableArray<AuditDraft> drafts);

    [Alias("head")]
    Task<AuditHead> Head();

    /// <summary>Entries from a number on, at most <see cref="Limits.PageSize"/>.</summary>
    [Alias("read")]
    Task<AuditPage> Read(long from, int limit);

    /// <summary>Follows the chain as it lies in the store, and looks for the checkpoint in it.</summary>
    [Alias("verify")]
    Task<AuditVerdict> Verify(AuditHead? checkpoint, CancellationToken cancellationToken = default);
}
