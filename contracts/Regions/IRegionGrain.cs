using Matching.Contracts.Municipalities;
using Matching.Contracts.Rounds;

namespace Matching.Contracts.Regions;

/// <summary>A regional network: its members, its policy, a copy of their agreements, its rounds. Key: <see cref="GrainKeys.Region"/>.</summary>
[Alias("matching.region")]
public interface IRegionGrain : IGrainWithStringKey
{
    [Alias("set-up")]
    Task<Outcome<RegionView>> SetUp(RegionDefinition definition);

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
}
