using Matching.Contracts.Municipalities;
using Matching.Grains.Audit;

namespace Matching.Grains.Municipalities;

[GenerateSerializer, Alias("matching.municipality-state")]
public sealed record MunicipalityState : IOwes<MunicipalityState>
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

    /// <summary>Claims that were given back; kept until the credits know what became of them.</summary>
    [Id(20)]
    public ImmutableArray<AgreementClaim> GivenBack { get; init; } = [];

    [Id(21)]
    public Owed Owed { get; init; } = Owed.Nothing;

    MunicipalityState IOwes<MunicipalityState>.Owing(Owed owed) => this with { Owed = owed };

    /// <summary>These claims no longer take a place of a quota.</summary>
    public MunicipalityState GiveBack(Func<AgreementUse, bool> which) => this with
    {
        Claims = Claims.RemoveAll(c => which(c.Use)),
        GivenBack = GivenBack.AddRange(Claims.Where(c => which(c.Use))),
    };
}
