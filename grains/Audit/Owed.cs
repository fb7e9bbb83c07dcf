using Matching.Contracts.Audit;
using Matching.Contracts.Notices;

namespace Matching.Grains.Audit;

/// <summary>
/// The outbox of a grain: audit entries and notices written in the same commit as the change they tell of, and struck out once the trail and the
/// post have them. What is in it twice is taken once, so that nothing is lost and nothing doubled.
/// </summary>
[GenerateSerializer, Alias("matching.owed")]
public sealed record Owed
{
    public static Owed Nothing { get; } = new();

    /// <summary>Entries this grain ever wrote: the ordinal of the last one.</summary>
    [Id(0)]
    public long Written { get; init; }

    [Id(1)]
    public ImmutableArray<AuditDraft> Entries { get; init; } = [];

    [Id(2)]
    public ImmutableArray<Notice> Notices { get; init; } = [];

    public bool IsNothing => Entries.IsEmpty && Notices.IsEmpty;
}
