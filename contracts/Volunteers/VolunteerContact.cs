namespace Matching.Contracts.Volunteers;

/// <summary>The home municipality was in touch with the volunteer, placed or not. A day and a kind: what was said is written nowhere.</summary>
/// <param name="On">Today at the latest.</param>
[GenerateSerializer, Immutable, Alias("matching.volunteer-contact")]
public sealed record VolunteerContact(DateOnly On, ContactKind Kind);
