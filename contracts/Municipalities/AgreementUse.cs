namespace Matching.Contracts.Municipalities;

/// <summary>A hold or placement that wants to run under an agreement of the home municipality. Idempotent by <paramref name="Offer"/>.</summary>
[GenerateSerializer, Immutable, Alias("matching.agreement-use")]
public sealed record AgreementUse(Guid Offer, VolunteerRef Volunteer, string Receiving, AssignmentType Type, DateOnly Start)
{
    /// <summary>The agreement that it is to count against; null: the narrowest of those with room, see <see cref="IMunicipalityGrain.ClaimAgreement"/>.</summary>
    [Id(0)]
    public Guid? Agreement { get; init; }
}
