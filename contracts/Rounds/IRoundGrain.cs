namespace Matching.Contracts.Rounds;

/// <summary>One round over a region: snapshot, score, assign, prove, propose. Key: <see cref="GrainKeys.Round"/>.</summary>
[Alias("matching.round")]
public interface IRoundGrain : IGrainWithStringKey
{
    /// <summary>Begins and answers at once; again: nothing. A round that a crash interrupted begins anew by itself, at most a minute after the restart.</summary>
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

    /// <summary>Computes a finished round again from its stored inputs and compares. Refused where these are not kept, or no longer.</summary>
    [Alias("replay"), AlwaysInterleave, ResponseTimeout("00:10:00")]
    Task<Outcome<RoundReplay>> Replay(CancellationToken cancellationToken = default);

    /// <summary>Computes a finished round with one thing changed. Refused where its inputs are not kept.</summary>
    [Alias("what-if"), AlwaysInterleave, ResponseTimeout("00:10:00")]
    Task<Outcome<WhatIfAnswer>> WhatIf(WhatIfQuestion question, CancellationToken cancellationToken = default);

    /// <summary>Stored before it answers: a cancelled round stays cancelled. One that has ended stays as it is.</summary>
    [Alias("cancel"), AlwaysInterleave]
    Task<Outcome<RoundView>> Cancel();
}
