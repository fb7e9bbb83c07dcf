using Matching.Contracts.Rounds;

namespace Matching.Grains.Rounds;

/// <summary>What quotas and promises did to a round, and what it gave each member.</summary>
internal sealed class TermsReport(RoundProblem problem, RoundSolution solution, CountedQuotas counted)
{
    private readonly RoundBasis basis = problem.Basis;

    public RoundTerms Write()
    {
        var (used, (got, fromOthers, toOthers)) = (counted.Used, Count());
        var open = solution.Bound == solution.Total ? [] : Open(used);
        var bundles = solution.Parts.Where(part => part.Bound > solution.Total).SelectMany(part => part.Undecided.Take(1)).Select(pair => problem.Roster.Seats[pair.Volunteer].Volunteer);
        return new(
            basis.Fairness,
            basis.HomeFirstPoints,
            solution.Bound,
            solution.Bound - solution.Total,
            solution.WithoutTerms - solution.Total,
            solution.Standing.CreditsProven,
            [.. basis.Quotas.Select((q, i) => new QuotaResult(
                [.. q.Agreements.Select(a => a.Agreement)], basis.Members[q.Home], basis.Members[q.Receiving], q.Free, used[i], open.Contains(i)))],
            [.. basis.Members.Select((code, m) => Member(code, m, got[m], fromOthers[m], toOthers[m]))])
        {
            OpenBundles = [.. bundles.Distinct().OrderBy(volunteer => volunteer.Id)],
        };
    }

    /// <summary>Where the search ended before its prices ruled every pair out, the bound is that without terms, and any quota that is used up may be what lies between.</summary>
    private int[] Open(int[] used)
    {
        // Where all choices were divided, only parts whose proposals fit are left to quotas.
        var proofs = solution.Parts.Count == 0 ? [solution] : solution.Parts.Where(part => part is { Conflict: [], Undecided: [] } && part.Bound > solution.Total).Select(part => part.Proof).ToList();
        int[] priced = [.. proofs.SelectMany(proof => proof.Terms?.OpenQuotas ?? []).Distinct().Order()];
        return priced.Length > 0 || proofs.Count == 0 ? priced : [.. Enumerable.Range(0, used.Length).Where(i => used[i] >= basis.Quotas[i].Free)];
    }

    private MunicipalityResult Member(string code, int member, int got, int fromOthers, int toOthers)
    {
        var needs = problem.Municipalities.Count(member);
        var standing = solution.Standing;
        if (standing.Alone.Length == 0)
            return new(code, needs, got, fromOthers, toOthers, null, null, null, null);
        int? before = basis.Credits.IsEmpty ? null : basis.Credits[member];
        return new(code, needs, got, fromOthers, toOthers, standing.Alone[member], standing.Promised[member], before, before + got - standing.Alone[member]);
    }

    private (int[] Got, int[] FromOthers, int[] ToOthers) Count()
    {
        var members = basis.Members.Length;
        var (got, fromOthers, toOthers) = (new int[members], new int[members], new int[members]);
        for (var need = 0; need < solution.Chosen.Length; need++)
        {
            var receiving = problem.Municipalities[need];
            got[receiving] += solution.Chosen[need].Length;
            foreach (var (place, _) in solution.Chosen[need])
            {
                var home = problem.Homes[place];
                if (home == receiving)
                    continue;
                fromOthers[receiving]++;
                toOthers[home]++;
            }
        }

        return (got, fromOthers, toOthers);
    }
}
