using Matching.Core.Assignment;

namespace Matching.Grains.Rounds;

/// <summary>The prices of a solve under terms, as the round's certificate speaks of them: in parts of a point, at least 0.</summary>
internal sealed class TermsPrices
{
    public TermsPrices(RoundProblem problem, TermsGraph rows, FairAssignment fair)
    {
        var proof = fair.Certificate;
        Unit = proof.PriceUnit;
        // A need that wants more than it has candidates is bounded by these: their margins may stand for its price.
        Needs = [.. proof.NeedPrices.Take(problem.Wanted.Length).Select((price, need) => rows.RowLength(need) < problem.Wanted[need] ? 0 : price)];
        Places = proof.VolunteerPrices;
        Promises = [.. proof.PromisePrices.Take(problem.Basis.Members.Length)];
        Quotas = proof.QuotaPrices;
    }

    public int Unit { get; }

    public int[] Needs { get; }

    /// <summary>By number in the roster; those of limited types stand for the volunteer's own price too.</summary>
    public int[] Places { get; }

    public int[] Promises { get; }

    public int[] Quotas { get; }
}
