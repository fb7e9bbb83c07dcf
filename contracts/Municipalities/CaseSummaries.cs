using Matching.Contracts.Needs;

namespace Matching.Contracts.Municipalities;

/// <summary>A need in a list of its municipality.</summary>
/// <param name="District">The code of the district that holds its place, or null.</param>
/// <param name="ContactPoint">Its own, or its district's; null where it has none yet.</param>
[GenerateSerializer, Immutable, Alias("matching.need-summary")]
public sealed record NeedSummary(Guid Id, AssignmentType Type, NeedStatus Status, string? District, string? ContactPoint, DateOnly Start, DateOnly? DecisionDate, int Count);

/// <summary>A volunteer in a list of the home municipality.</summary>
/// <param name="LastContact">The last offer, answer, thanks or contact; null where there was none.</param>
[GenerateSerializer, Immutable, Alias("matching.volunteer-summary")]
public sealed record VolunteerSummary(Guid Id, VolunteerKind Kind, ImmutableArray<AssignmentType> Types, string? District, int Free, DateTimeOffset? LastContact);
