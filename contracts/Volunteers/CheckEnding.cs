using Matching.Contracts.Law;

namespace Matching.Contracts.Volunteers;

/// <summary>A check that should be renewed now, so that no gap opens.</summary>
/// <param name="Member">Whom it is about, see <see cref="BackgroundCheck.Member"/>.</param>
/// <param name="RenewFrom">Since when: the renewal window opened, or an event ended it.</param>
/// <param name="LastDay">The last placement date for which it is young enough; null where it does not age and repeating it is good practice.</param>
/// <param name="EndedOn">The day an event ended it early, or null.</param>
/// <param name="Responsible">Who fetches the next one.</param>
/// <param name="Types">Assignment types the volunteer is approved for that ask for it.</param>
[GenerateSerializer, Immutable, Alias("matching.check-ending")]
public sealed record CheckEnding(
    CheckKind Kind, int? Member, DateOnly Made, DateOnly RenewFrom, DateOnly? LastDay, DateOnly? EndedOn, CheckParty Responsible, ImmutableArray<AssignmentType> Types);
