namespace Matching.Contracts.Audit;

/// <summary>One change as the grain that made it wrote it down, in the same commit. It carries ids and codes, nothing of a person.</summary>
/// <param name="Id">UUIDv7; the same id is entered once.</param>
/// <param name="At">When it was done.</param>
/// <param name="Subject">The grain key of what was changed.</param>
/// <param name="Ordinal">1 for the subject's first entry, 2 for the second: a gap would show.</param>
/// <param name="Actor">Municipality, role and, in the own municipality, who; <c>system</c> where a deadline did it.</param>
/// <param name="Detail">Codes and ids, such as the offer.</param>
[GenerateSerializer, Immutable, Alias("matching.audit-draft")]
public sealed record AuditDraft(Guid Id, DateTimeOffset At, AuditAction Action, string Subject, long Ordinal, string Actor, string? Detail)
{
    /// <summary>Whose case it concerns; null: the whole municipality's. Another authority of the municipality reads that there is an entry, not of what.</summary>
    [Id(0)]
    public Authority? Authority { get; init; }
}
