using Matching.Contracts.Law;
using Matching.Contracts.Volunteers;

namespace Matching.Gateway.Volunteers;

/// <summary>A background check as it stands.</summary>
internal sealed record CheckResponse
{
    public required CheckKind Kind { get; init; }

    /// <summary>When it was made.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The adult of the household, or the member, it is about; null for the volunteer.</summary>
    public required int? Member { get; init; }

    public required CheckParty FetchedBy { get; init; }

    /// <summary>What the extract was made for; the law says for which assignments it counts.</summary>
    public required CheckPurpose Purpose { get; init; }

    /// <summary>The day the person consented to its being fetched; null where none was recorded.</summary>
    public required DateOnly? ConsentOn { get; init; }

    /// <summary>The day an event, such as a move, ended it early; it counts for nothing since.</summary>
    public required DateOnly? EndedOn { get; init; }

    public static CheckResponse From(BackgroundCheck check) =>
        new() { Kind = check.Kind, Date = check.Date, Member = check.Member, FetchedBy = check.FetchedBy, Purpose = check.Purpose, ConsentOn = check.ConsentOn, EndedOn = check.EndedOn };
}
