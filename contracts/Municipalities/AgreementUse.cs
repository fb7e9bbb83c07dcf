namespace Matching.Contracts.Municipalities;

/// <summary>A hold or placement that wants to run under an agreement of the home municipality. Idempotent by <paramref name="Offer"/>.</summary>
[GenerateSerializer, Immutable, Alias("matching.agreement-use")]
public sealed record AgreementUse(Guid Offer, VolunteerRef Volunteer, string Receiving, AssignmentType Type, DateOnly Start);
