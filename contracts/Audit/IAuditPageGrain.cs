namespace Matching.Contracts.Audit;

/// <summary>A full page of a municipality's audit trail. Key: <see cref="GrainKeys.AuditPage"/>.</summary>
[Alias("matching.audit-leaf")]
public interface IAuditPageGrain : IGrainWithStringKey
{
    /// <summary>Puts the page down. The trail's head decides which pages count, so a page put down before a crash may be put down again.</summary>
    [Alias("seal")]
    Task Seal(ImmutableArray<AuditEntry> entries);

    [Alias("read")]
    Task<ImmutableArray<AuditEntry>> Read();
}
