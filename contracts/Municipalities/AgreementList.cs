namespace Matching.Contracts.Municipalities;

/// <summary>All agreements of one home municipality, as of a version that only grows.</summary>
[GenerateSerializer, Immutable, Alias("matching.agreement-list")]
public sealed record AgreementList(string Home, long Version, ImmutableArray<SharingAgreement> Agreements);
