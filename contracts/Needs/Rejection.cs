namespace Matching.Contracts.Needs;

/// <summary>
/// One volunteer who is not a candidate, with every reason. For volunteers of other municipalities the personal reasons are
/// folded into groups: <see cref="RejectionReasons.Approval"/>, <see cref="RejectionReasons.Household"/>, <see cref="RejectionReasons.Time"/> and <see cref="RejectionReasons.Undisclosed"/>.
/// </summary>
/// <param name="Remedies">What would change it, one sentence a reason, an organisation's checks by the numbers of its members, never by name; empty for volunteers of other municipalities.</param>
[GenerateSerializer, Immutable, Alias("matching.rejection")]
public sealed record Rejection(VolunteerRef Volunteer, RejectionReasons Reasons, ImmutableArray<string> Remedies);
