using Matching.Contracts.Municipalities;

namespace Matching.Grains.Municipalities;

[GenerateSerializer, Alias("matching.municipality-state")]
public sealed record MunicipalityState
{
    [Id(0)]
    public MunicipalityProfile? Profile { get; init; }

    [Id(1)]
    public long Version { get; init; }

    [Id(2)]
    public ImmutableArray<SharingAgreement> Agreements { get; init; } = [];

    /// <summary>Grows with every change of an agreement.</summary>
    [Id(3)]
    public long AgreementsVersion { get; init; }

    /// <summary>Holds and placements that run under the agreements, by offer.</summary>
    [Id(4)]
    public ImmutableArray<AgreementClaim> Claims { get; init; } = [];
}
