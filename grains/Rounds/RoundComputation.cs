using System.Text.Json;
using Matching.Contracts;
using Matching.Contracts.Pool;
using Matching.Contracts.Rounds;
using Matching.Grains.Ports;

namespace Matching.Grains.Rounds;

/// <summary>A round from its inputs alone: no clock but for timings, no storage. What it answers is the same in a round and in its replay.</summary>
internal sealed class RoundComputation(RoundBasis basis, IRoundPool pool, IComputePool compute, TimeProvider time)
{
    public async Task<RoundOutcome> Run(CancellationToken cancellationToken) => await Assign(await Score(cancellationToken), static (_, _) => { }, cancellationToken);

    /// <summary>The first half, on all threads.</summary>
    public async Task<RoundScores> Score(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var scores = await pool.Score(basis.Request.CandidatesPerNeed, cancellationToken);
        return new(scores, time.GetElapsedTime(began));
    }

    /// <summary>The second half, on one thread: there is room for other work beside it.</summary>
    public async Task<RoundOutcome> Assign(RoundScores scored, Action<string, int> progress, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var scores = scored.Shards;
        progress("assigning", 60);
        var roster = new Roster(pool.Rosters);
        var rows = new RosterRows(pool.Rosters, basis.Members);
        var problem = new RoundProblem(basis, roster, await SiblingNeeds.Read(basis, roster, rows, pool, cancellationToken));
        var solution = await new RoundSolver(problem, rows, pool, compute).Solve(scores, cancellationToken);
        var assigned = time.GetTimestamp();
        progress("explaining", 90);
        var report = new RoundReport(problem, pool, solution);
        var proposals = await report.Proposals(cancellationToken);
        var summary = report.Summary(proposals, scores) with
        {
            ScoreMs = scored.Took.TotalMilliseconds,
            AssignMs = time.GetElapsedTime(began, assigned).TotalMilliseconds,
        };
        return new(proposals, report.Certificate(), summary);
    }
}

/// <summary>What all shards found for a round's needs, and how long that took.</summary>
internal sealed record RoundScores(ShardScores[] Shards, TimeSpan Took);

/// <summary>What a round found.</summary>
internal sealed record RoundOutcome(ImmutableArray<Proposal> Proposals, RoundCertificate Certificate, RoundSummary Summary)
{
    /// <summary>The bytes that a replay must give again: everything but how long it took.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this with { Summary = Summary with { ScoreMs = 0, AssignMs = 0 } }, ContractJson.Options);
}
