namespace Matching.Core.Certificates;

/// <summary>
/// Checks that a solution is feasible and optimal. Shares no code with the solver and needs only the two plain records.
/// <para>
/// Optimality rests on duality of linear programs (Ahuja, Magnanti and Orlin, Network Flows, 1993, section 9.4, for arcs with upper bounds).
/// With prices <c>u, v &gt;= 0</c> and <c>w = max(0, score - u - v)</c>, the price of the rule that a pair is chosen at most once,
/// every feasible choice totals at most <c>sum count*u + sum capacity*v + sum w</c>. A choice that reaches this bound is optimal. It is
/// reached exactly when <c>w &gt; 0</c> only on chosen pairs, chosen pairs are not overpriced, and prices above 0 stand only
/// where a need or a volunteer is full; each of these is reported on its own so that a wrong proof points at its fault.
/// </para>
/// </summary>
public static class CertificateChecker
{
    /// <summary>Returns every broken condition; an empty list means that the solution is proven optimal.</summary>
    public static IReadOnlyList<CertificateViolation> Check(AssignmentProblem problem, AssignmentCertificate certificate)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(certificate);
        var found = new List<CertificateViolation>();
        if (!ShapeFits(problem, certificate))
        {
            found.Add(new(CertificateCondition.Shape, -1, -1, 1));
            return found;
        }

        var chosen = MarkChosen(problem, certificate, found);
        CheckPairs(problem, certificate, chosen, found, out long total, out long pairPrices);
        CheckNeeds(problem, certificate, found, out long needPrices);
        CheckVolunteers(problem, certificate, found, out long volunteerPrices);
        if (certificate.Total != total)
            found.Add(new(CertificateCondition.TotalWrong, -1, -1, certificate.Total - total));
        var bound = needPrices + volunteerPrices + pairPrices;
        if (bound != total)
            found.Add(new(CertificateCondition.DualityGap, -1, -1, bound - total));
        return found;
    }

    /// <summary>
    /// Checks the same proof over all eligible pairs, which a third party enumerates with its own scoring: whatever is not chosen must not
    /// score more than its two prices. Together with an empty <see cref="Check"/> an empty list proves that no eligible pair was left out.
    /// </summary>
    public static IReadOnlyList<CertificateViolation> CheckEligible(
        AssignmentCertificate certificate, IEnumerable<(int Need, int Volunteer, int Score)> eligible)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ArgumentNullException.ThrowIfNull(eligible);
        var chosen = certificate.ChosenNeeds.Zip(certificate.ChosenVolunteers).ToHashSet();
        var found = new List<CertificateViolation>();
        foreach (var (need, volunteer, score) in eligible)
        {
            var margin = (long)score - certificate.NeedPrices[need] - certificate.VolunteerPrices[volunteer];
            if (margin > 0 && !chosen.Contains((need, volunteer)))
                found.Add(new(CertificateCondition.PairUnderpriced, need, volunteer, margin));
        }

        return found;
    }

    private static bool ShapeFits(AssignmentProblem problem, AssignmentCertificate certificate)
    {
        int needs = problem.Counts.Length, volunteers = problem.Capacities.Length, pairs = problem.Volunteers.Length;
        if (certificate.NeedPrices.Length != needs || certificate.VolunteerPrices.Length != volunteers)
            return false;
        if (certificate.ChosenNeeds.Length != certificate.ChosenVolunteers.Length || problem.Scores.Length != pairs)
            return false;
        if (problem.Offsets.Length != needs + 1 || problem.Offsets[0] != 0 || problem.Offsets[needs] != pairs)
            return false;
        for (var n = 0; n < needs; n++)
        {
            if (problem.Offsets[n] > problem.Offsets[n + 1])
                return false;
        }

        return problem.Volunteers.All(v => v >= 0 && v < volunteers);
    }

    private static bool[] MarkChosen(AssignmentProblem problem, AssignmentCertificate certificate, List<CertificateViolation> found)
    {
        var chosen = new bool[problem.Volunteers.Length];
        for (var i = 0; i < certificate.ChosenNeeds.Length; i++)
        {
            int need = certificate.ChosenNeeds[i], volunteer = certificate.ChosenVolunteers[i], at = -1;
            if (need >= 0 && need < problem.Counts.Length)
                at = Array.IndexOf(problem.Volunteers, volunteer, problem.Offsets[need], problem.Offsets[need + 1] - problem.Offsets[need]);
            if (at < 0)
                found.Add(new(CertificateCondition.ChosenPairUnknown, need, volunteer, 1));
            else if (chosen[at])
                found.Add(new(CertificateCondition.ChosenTwice, need, volunteer, 1));
            else
                chosen[at] = true;
        }

        return chosen;
    }

    private static void CheckPairs(
        AssignmentProblem problem, AssignmentCertificate certificate, bool[] chosen, List<CertificateViolation> found,
        out long total, out long pairPrices)
    {
        total = pairPrices = 0;
        for (var need = 0; need < problem.Counts.Length; need++)
        {
            for (var pair = problem.Offsets[need]; pair < problem.Offsets[need + 1]; pair++)
            {
                var volunteer = problem.Volunteers[pair];
                var margin = (long)problem.Scores[pair] - certificate.NeedPrices[need] - certificate.VolunteerPrices[volunteer];
                pairPrices += Math.Max(0, margin);
                total += chosen[pair] ? problem.Scores[pair] : 0;
                if (!chosen[pair] && margin > 0)
                    found.Add(new(CertificateCondition.PairUnderpriced, need, volunteer, margin));
                if (chosen[pair] && margin < 0)
                    found.Add(new(CertificateCondition.ChosenPairOverpriced, need, volunteer, -margin));
            }
        }
    }

    private static void CheckNeeds(
        AssignmentProblem problem, AssignmentCertificate certificate, List<CertificateViolation> found, out long prices)
    {
        prices = 0;
        var filled = Tally(certificate.ChosenNeeds, problem.Counts.Length);
        for (var need = 0; need < filled.Length; need++)
        {
            long price = certificate.NeedPrices[need], room = (long)problem.Counts[need] - filled[need];
            prices += price * problem.Counts[need];
            if (price < 0)
                found.Add(new(CertificateCondition.PriceNegative, need, -1, -price));
            if (room < 0)
                found.Add(new(CertificateCondition.NeedOverfilled, need, -1, -room));
            if (room > 0 && price > 0)
                found.Add(new(CertificateCondition.NeedPricedNotFull, need, -1, room));
        }
    }

    private static void CheckVolunteers(
        AssignmentProblem problem, AssignmentCertificate certificate, List<CertificateViolation> found, out long prices)
    {
        prices = 0;
        var used = Tally(certificate.ChosenVolunteers, problem.Capacities.Length);
        for (var volunteer = 0; volunteer < used.Length; volunteer++)
        {
            long price = certificate.VolunteerPrices[volunteer], room = (long)problem.Capacities[volunteer] - used[volunteer];
            prices += price * problem.Capacities[volunteer];
            if (price < 0)
                found.Add(new(CertificateCondition.PriceNegative, -1, volunteer, -price));
            if (room < 0)
                found.Add(new(CertificateCondition.VolunteerOverloaded, -1, volunteer, -room));
            if (room > 0 && price > 0)
                found.Add(new(CertificateCondition.VolunteerPricedNotFull, -1, volunteer, room));
        }
    }

    private static int[] Tally(int[] indices, int length)
    {
        var tally = new int[length];
        foreach (int index in indices)
        {
            if (index >= 0 && index < length)
                tally[index]++;
        }

        return tally;
    }
}
