namespace Matching.Contracts.Rounds;

/// <summary>One round over a region: snapshot, score, assign, prove, propose. Key: <see cref="GrainKeys.Round"/>.</summary>
[Alias("matching.round")]
public interface IRoundGrain : IGrainWithStringKey
{
    /// <summary>Begins and answers at once; again: nothing. A round that a crash interrupted begins anew when it is next touched.</summary>
    [Alias("start")]
    Task<Outcome<RoundView>> Start(RoundRequest request);

    [Alias("get"), AlwaysInterleave]
    Task<Outcome<RoundView>> Get();

    /// <param name="municipality">Only proposals that this municipality has a side in; null for all.</param>
    /// <param name="from">Index of the first.</param>
    /// <param name="limit">1–<see cref="Limits.PageSize"/>.</param>
    [Alias("proposals"), AlwaysInterleave]
    Task<Outcome<ProposalPage>> Proposals(string? municipality, int from, int limit);

    [Alias("certificate"), AlwaysInterleave]
    Task<Outcome<RoundCertificate>> Certificate();

    [Alias("cancel"), AlwaysInterleave]
    Task<Outcome<RoundView>> Cancel();
}
