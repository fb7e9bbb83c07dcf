namespace Matching.Core.Certificates;

/// <summary>
/// Checks a solution under fairness terms and its bound; shares no code with the solver. With prices <c>u, v, p, q &gt;= 0</c> of needs,
/// volunteers, promises and quotas every choice that keeps the terms totals at most
/// <c>sum count*u + sum capacity*v - sum promise*p + sum limit*q + sum max(0, score + p - q - u - v)</c> (weak duality; a need's count is at
/// most its number of pairs), where a pair that several quotas are about takes the smallest <c>q</c> of these: it counts against one of them, and pays no less. The gap between this bound and the total is the caller's to judge: 0 is optimal.
/// </summary>
public static class FairCertificateChecker
{
    /// <summary>Returns every broken condition in words; an empty list means that the terms are kept and the bound holds.</summary>
    public static IReadOnlyList<string> Check(FairProblem problem, FairCertificate certificate)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(certificate);
        var found = new List<string>();
        CheckChoice(problem, certificate, found);
        CheckBound(problem, certificate, found);
        return found;
    }

    private static void CheckChoice(FairProblem problem, FairCertificate certificate, List<string> found)
    {
        var pairs = problem.Problem;
        var (counts, capacities) = ((int[])pairs.Counts.Clone(), (int[])pairs.Capacities.Clone());
        var (promises, limits) = ((int[])problem.Promises.Clone(), (int[])problem.QuotaLimits.Clone());
        var seen = new HashSet<(int, int)>();
        var total = 0L;
        for (var i = 0; i < certificate.ChosenNeeds.Length; i++)
        {
            int need = certificate.ChosenNeeds[i], volunteer = certificate.ChosenVolunteers[i];
            var at = Array.IndexOf(pairs.Volunteers, volunteer, pairs.Offsets[need], pairs.Offsets[need + 1] - pairs.Offsets[need]);
            if (at < 0 || !seen.Add((need, volunteer)))
            {
                found.Add($"pair {need}, {volunteer}: unknown or chosen twice");
                continue;
            }

            total += pairs.Scores[at];
            counts[need]--;
            capacities[volunteer]--;
            promises[problem.NeedMunicipalities[need]]--;
            CheckQuota(problem, certificate.ChosenQuotas[i], need, volunteer, limits, found);
        }

        Report(counts, below: true, "need overfilled", found);
        Report(capacities, below: true, "volunteer overloaded", found);
        Report(promises, below: false, "promise broken", found);
        Report(limits, below: true, "quota exceeded", found);
        if (total != certificate.Total)
            found.Add($"total {certificate.Total} instead of {total}");
    }

    private static void CheckQuota(FairProblem problem, int quota, int need, int volunteer, int[] limits, List<string> found)
    {
        var isAny = Enumerable.Range(0, limits.Length).Any(q => Falls(problem, q, need, volunteer));
        if (quota < -1 || quota >= limits.Length || (quota < 0 ? isAny : !Falls(problem, quota, need, volunteer)))
            found.Add($"pair {need}, {volunteer}: counts against quota {quota}, which is none of its own");
        else if (quota >= 0)
            limits[quota]--;
    }

    private static void CheckBound(FairProblem problem, FairCertificate certificate, List<string> found)
    {
        var pairs = problem.Problem;
        Int128 bound = 0;
        for (var need = 0; need < pairs.Counts.Length; need++)
        {
            var first = pairs.Offsets[need];
            bound += (Int128)certificate.NeedPrices[need] * Math.Min(pairs.Counts[need], pairs.Offsets[need + 1] - first);
            for (var pair = first; pair < pairs.Offsets[need + 1]; pair++)
            {
                var volunteer = pairs.Volunteers[pair];
                var margin = ((long)pairs.Scores[pair] * certificate.PriceUnit) + certificate.PromisePrices[problem.NeedMunicipalities[need]]
                    - certificate.NeedPrices[need] - certificate.VolunteerPrices[volunteer];
                var least = int.MaxValue;
                for (var quota = 0; quota < problem.QuotaLimits.Length; quota++)
                    least = Falls(problem, quota, need, volunteer) ? Math.Min(least, certificate.QuotaPrices[quota]) : least;
                bound += Math.Max(0, margin - (least == int.MaxValue ? 0 : least));
            }
        }

        bound += Worth(certificate.VolunteerPrices, pairs.Capacities) + Worth(certificate.QuotaPrices, problem.QuotaLimits)
            - Worth(certificate.PromisePrices, problem.Promises);
        foreach (var price in certificate.NeedPrices.Concat(certificate.VolunteerPrices).Concat(certificate.PromisePrices).Concat(certificate.QuotaPrices))
        {
            if (price < 0)
                found.Add($"price {price} is negative");
        }

        if (bound >= ((Int128)certificate.Bound + 1) * certificate.PriceUnit)
            found.Add($"bound {certificate.Bound} is not proven: the prices give {bound} / {certificate.PriceUnit}");
    }

    private static bool Falls(FairProblem problem, int quota, int need, int volunteer)
        => problem.QuotaReceiving[quota] == problem.NeedMunicipalities[need] && problem.QuotaHomes[quota] == problem.VolunteerHomes[volunteer]
            && (problem.QuotaGroups[quota] is not { } groups || Array.IndexOf(groups, problem.NeedGroups[need]) >= 0);

    private static Int128 Worth(int[] prices, int[] units)
    {
        Int128 worth = 0;
        for (var i = 0; i < prices.Length; i++)
            worth += (Int128)prices[i] * units[i];
        return worth;
    }

    private static void Report(int[] left, bool below, string what, List<string> found)
    {
        for (var i = 0; i < left.Length; i++)
        {
            if (below ? left[i] < 0 : left[i] > 0)
                found.Add($"{what}: {i} by {Math.Abs(left[i])}");
        }
    }
}
