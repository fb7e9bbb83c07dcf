using Matching.Contracts.Municipalities;
using Matching.Contracts.Rounds;

namespace Matching.Contracts.Regions;

/// <summary>A regional network: its members, its policy, a copy of their agreements, its rounds. Key: <see cref="GrainKeys.Region"/>.</summary>
[Alias("matching.region")]
public interface IRegionGrain : IGrainWithStringKey
{
    /// <summary>Creates or replaces the definition; <paramref name="expectedVersion"/> null takes any version, 0 only where there is none. The same again changes nothing.</summary>
    [Alias("set-up")]
    Task<Outcome<RegionView>> SetUp(RegionDefinition definition, long? expectedVersion = null);

    [Alias("get"), AlwaysInterleave]
    Task<Outcome<RegionView>> Get();

    /// <summary>A home municipality tells of its agreements; an older version changes nothing.</summary>
    [Alias("publish-agreements")]
    Task PublishAgreements(AgreementList agreements);

    /// <summary>Reads the agreements of all members anew: after a crash, and before each round.</summary>
    [Alias("refresh-agreements")]
    Task<Outcome<RegionView>> RefreshAgreements();

    /// <summary>Starts a round and answers at once. The same <paramref name="round"/> again starts nothing.</summary>
    [Alias("start-round")]
    Task<Outcome<RoundView>> StartRound(Guid round, RoundRequest request);

    /// <summary>A round tells how it ended. Again: nothing.</summary>
    [Alias("round-ended")]
    Task RoundEnded(Guid round, RoundStatus status, string? inputsHash);

    /// <summary>Hands on what a failure left owing to the audit trail.</summary>
    [Alias("pay-up")]
    Task PayUp();
}
