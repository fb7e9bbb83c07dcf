namespace Matching.Contracts.Municipalities;

/// <summary>One municipality: who it is, what it allows, and the agreements it has as the home side. Key: <see cref="GrainKeys.Municipality"/>.</summary>
[Alias("matching.municipality")]
public interface IMunicipalityGrain : IGrainWithStringKey
{
    /// <summary>Creates or replaces the profile; <paramref name="expectedVersion"/> null takes any version, 0 only where there is none. The same profile again changes nothing.</summary>
    [Alias("set-up")]
    Task<Outcome<MunicipalityView>> SetUp(MunicipalityProfile profile, long? expectedVersion = null);

    /// <summary>Hands on what a failure left owing to the audit trail.</summary>
    [Alias("pay-up")]
    Task PayUp();

    [Alias("get"), AlwaysInterleave]
    Task<Outcome<MunicipalityView>> Get();

    /// <summary>
    /// Either side proposes and thereby signs; with <see cref="SharingAgreement.Replaces"/> it proposes changed terms. The same id with the same
    /// content changes nothing; with other content it is refused.
    /// </summary>
    [Alias("propose-agreement")]
    Task<Outcome<SharingAgreement>> ProposeAgreement(SharingAgreement agreement);

    /// <summary>The other side signs: from now on the agreement is live between its dates, and the one it replaces no longer.</summary>
    [Alias("accept-agreement")]
    Task<Outcome<SharingAgreement>> AcceptAgreement(Guid agreement, string side);

    /// <summary>Either side takes a proposal back or refuses it, or gives notice of a live agreement: running placements go on, and after the notice no new one starts.</summary>
    [Alias("end-agreement")]
    Task<Outcome<SharingAgreement>> EndAgreement(Guid agreement, string side);

    /// <summary>Agreements in which this municipality is the home side. Interleaves, so that a region can read while one is being made.</summary>
    [Alias("agreements"), AlwaysInterleave]
    Task<AgreementList> Agreements();

    /// <summary>Holds and placements that run under each agreement now; agreements without any are left out.</summary>
    [Alias("quota-use"), AlwaysInterleave]
    Task<ImmutableDictionary<Guid, int>> QuotaUse();

    /// <summary>What runs or is held under the agreements, and what was given back and is not settled yet.</summary>
    [Alias("runs"), AlwaysInterleave]
    Task<ImmutableArray<AgreementRun>> Runs();

    /// <summary>The credits know what became of these: they need not be told again. Unknown offers are fine.</summary>
    [Alias("settled")]
    Task Settled(ImmutableArray<Guid> offers);

    /// <summary>
    /// Claims a place in the quota of a live agreement, refused with <see cref="ProblemCode.NoAgreement"/>. Before it refuses for the quota's
    /// sake it asks the volunteers whether the earlier claims still stand, so that no crash leaves a place blocked. Where none is named it takes the
    /// narrowest that has room: fewest assignment types, then the one that ends first, then the one that began last, then by id. A claim that stands
    /// is kept while its agreement covers the use, unless the use names another.
    /// </summary>
    /// <returns>The agreement that it counts against.</returns>
    [Alias("claim-agreement")]
    Task<Outcome<Guid>> ClaimAgreement(AgreementUse use);

    /// <summary>
    /// What runs under the agreements of this municipality as the home side, agreements with nothing left out. Each claim is confirmed by its volunteer, so
    /// that a lapsed hold takes no place of a quota; nothing is stored.
    /// </summary>
    [Alias("agreement-loads"), AlwaysInterleave]
    Task<ImmutableArray<AgreementLoad>> AgreementLoads();

    /// <summary>The offer or placement ended: its place in the quota is free again. Unknown offers are fine.</summary>
    [Alias("release-claim")]
    Task ReleaseClaim(Guid offer);
}
