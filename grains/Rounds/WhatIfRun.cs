using Matching.Contracts.Rounds;
using Matching.Core;
using Matching.Grains.Ports;

namespace Matching.Grains.Rounds;

/// <summary>A stored round computed once more with one thing changed.</summary>
internal sealed class WhatIfRun(Guid round, RoundSummary summary, IComputePool compute, TimeProvider time)
{
    public async Task<Outcome<WhatIfAnswer>> Run(string packed, WhatIfQuestion question, CancellationToken cancellationToken)
    {
        var document = RoundDocument.Unpack(packed);
        if (document.Hash != summary.InputsHash)
            return new Problem(ProblemCode.WrongState, "The stored inputs are not those that the round recorded.", "round", "Ask about another round.");
        var (basis, rows) = document.Read();
        if (!new WhatIfChange(basis, rows).Apply(question).Ok(out var changed, out var problem))
            return problem;
        var outcome = await new RoundComputation(changed.Basis, new StoredPool(changed.Basis, changed.Rows, compute), compute, time).Run(cancellationToken);
        var before = summary.Terms!.Municipalities;
        return new WhatIfAnswer(
            round,
            question,
            summary.TotalScore,
            outcome.Summary.TotalScore,
            summary.Proposals,
            outcome.Summary.Proposals,
            summary.Optimal && outcome.Summary.Optimal,
            [.. before.Zip(outcome.Summary.Terms!.Municipalities, (b, a) => new WhatIfMember(b.Municipality, b.Proposals, a.Proposals))]);
    }
}

/// <summary>Inputs with one thing changed.</summary>
internal sealed record ChangedInputs(RoundBasis Basis, VolunteerRow[] Rows);
