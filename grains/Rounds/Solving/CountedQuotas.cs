using Matching.Core.Assignment;

namespace Matching.Grains.Rounds;

/// <summary>Which quota each placement of a solution counts against.</summary>
internal sealed class CountedQuotas
{
    private readonly RoundProblem problem;
    private readonly QuotaIndex quotas;
    private readonly Dictionary<(int Need, int Place), int> counted;

    public CountedQuotas(RoundProblem problem, RoundSolution solution)
    {
        (this.problem, quotas) = (problem, new(problem.Basis));
        var pairs = solution.Pairs();
        var assigned = QuotaSpread.Assign(quotas.Covers, [.. pairs.Select(pair => CoverOf(pair.Need, pair.Volunteer))]);
        counted = pairs.Zip(assigned).ToDictionary(p => (p.First.Need, p.First.Volunteer), p => p.Second);
        Used = new int[problem.Basis.Quotas.Length];
        foreach (var quota in assigned.Where(quota => quota >= 0))
            Used[quota]++;
    }

    /// <summary>By quota of the basis.</summary>
    public int[] Used { get; }

    /// <summary>The agreement that a placement counts against, where several quotas could take it.</summary>
    public Guid? Agreement(int need, int place) =>
        CoverOf(need, place) is >= 0 and var cover && quotas.Covers[cover].Length > 1 && counted[(need, place)] is >= 0 and var quota
            ? problem.Basis.Quotas[quota].Agreements[0].Agreement
            : null;

    private int CoverOf(int need, int place) => quotas.Find(problem.Basis.ClassOfNeed[need], problem.Homes[place]);
}
