using Matching.Contracts.Law;

namespace Matching.Contracts.Volunteers;

/// <summary>
/// The outcome of a check, never the extract itself. How long it holds follows from the law of the assignment's country and type and is judged at
/// the placement date (<see cref="CheckRule"/>).
/// </summary>
/// <param name="Date">When it was made, today at the latest.</param>
[GenerateSerializer, Immutable, Alias("matching.background-check")]
public sealed record BackgroundCheck(CheckKind Kind, DateOnly Date)
{
    /// <summary>The adult of the household it is about, by <see cref="HouseholdMember.Number"/>, or the member of an association or community, by <see cref="PersonDetails.Number"/>; null for the volunteer.</summary>
    [Id(0)]
    public int? Member { get; init; }

    /// <summary>Who fetched it.</summary>
    [Id(1)]
    public CheckParty FetchedBy { get; init; }

    /// <summary>The day the person consented to its being fetched, at the latest the day it was made; null where no consent was recorded.</summary>
    [Id(3)]
    public DateOnly? ConsentOn { get; init; }

    /// <summary>What it was made for.</summary>
    [Id(4)]
    public CheckPurpose Purpose { get; init; }

    /// <summary>The day an event ended it early; it counts for nothing since. Kept by the volunteer grain, whatever a caller sends.</summary>
    [Id(2)]
    public DateOnly? EndedOn { get; init; }

    /// <summary>The same person's check of that kind and day, whatever else is recorded of it.</summary>
    public bool IsSameAs(BackgroundCheck other) => (Kind, Member, Date) == (other.Kind, other.Member, other.Date);
}
