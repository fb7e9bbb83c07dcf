namespace Matching.Core.Certificates;

/// <summary>
/// Checks a <see cref="BundleProof"/> with plain loops; shares no code with the search. Every choice whose bundles fit lacks at least one pair of a conflict:
/// it lies in the part of the first one that it lacks. So the parts of a node are all that is in it, and the largest bound of a leaf bounds everything. In a
/// leaf, prices <c>u, v &gt;= 0</c> bound the total by <c>sum count*u + sum capacity*v + sum max(0, score - u - v)</c>, the last over the pairs that the leaf
/// leaves: not those it is without, and not those that do not fit beside what it is with.
/// </summary>
public static class BundleProofChecker
{
    /// <summary>Returns every fault in words; an empty list means that the bound holds.</summary>
    /// <param name="problem">The pairs, with what needs want and what places there are.</param>
    /// <param name="personOf">The person behind a volunteer index.</param>
    /// <param name="fits">Whether one person can take on these pairs together.</param>
    /// <param name="proof">To be checked.</param>
    public static IReadOnlyList<string> Check(
        AssignmentProblem problem, Func<int, int> personOf, Func<IReadOnlyList<BundleProofPair>, bool> fits, BundleProof proof)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(personOf);
        ArgumentNullException.ThrowIfNull(fits);
        ArgumentNullException.ThrowIfNull(proof);
        var found = new List<string>();
        for (var node = 0; node < proof.Parents.Length; node++)
        {
            var conflict = proof.Conflicts[node];
            var (kept, without) = Way(proof, node, found);
            if (conflict.Length == 0)
            {
                CheckLeaf(problem, personOf, fits, proof, node, kept, without, found);
                continue;
            }

            var person = personOf(conflict[0].Volunteer);
            if (conflict.Any(pair => personOf(pair.Volunteer) != person) || fits([.. kept.Where(pair => personOf(pair.Volunteer) == person), .. conflict]))
                found.Add($"node {node}: its pairs are of several persons, or fit together");
            for (var part = 0; part < conflict.Length; part++)
            {
                if (Enumerable.Range(0, proof.Parents.Length).Count(other => proof.Parents[other] == node && proof.Parts[other] == part) != 1)
                    found.Add($"node {node}: part {part} is not there, or there twice");
            }
        }

        if (proof.Parents.Count(parent => parent < 0) != 1)
            found.Add("there is no whole, or there are several");
        return found;
    }

    private static (List<BundleProofPair> Kept, HashSet<BundleProofPair> Without) Way(BundleProof proof, int node, List<string> found)
    {
        var (kept, without) = (new List<BundleProofPair>(), new HashSet<BundleProofPair>());
        while (proof.Parents[node] is var parent and >= 0)
        {
            var part = proof.Parts[node];
            if (parent >= node || part < 0 || part >= proof.Conflicts[parent].Length)
            {
                found.Add($"node {node}: is no part of node {parent}");
                break;
            }

            kept.AddRange(proof.Conflicts[parent].Take(part));
            without.Add(proof.Conflicts[parent][part]);
            node = parent;
        }

        return (kept, without);
    }

    private static void CheckLeaf(
        AssignmentProblem problem, Func<int, int> personOf, Func<IReadOnlyList<BundleProofPair>, bool> fits, BundleProof proof, int node,
        List<BundleProofPair> kept, HashSet<BundleProofPair> without, List<string> found)
    {
        var (needs, volunteers) = (proof.NeedPrices[node], proof.VolunteerPrices[node]);
        if (needs.Concat(volunteers).Any(price => price < 0))
            found.Add($"node {node}: a price is below 0");
        Int128 bound = 0;
        for (var volunteer = 0; volunteer < problem.Capacities.Length; volunteer++)
            bound += (Int128)problem.Capacities[volunteer] * volunteers[volunteer];
        for (var need = 0; need < problem.Counts.Length; need++)
        {
            bound += (Int128)problem.Counts[need] * needs[need];
            for (var at = problem.Offsets[need]; at < problem.Offsets[need + 1]; at++)
            {
                var pair = new BundleProofPair(need, problem.Volunteers[at]);
                var beside = kept.Where(other => personOf(other.Volunteer) == personOf(pair.Volunteer)).ToList();
                if (!without.Contains(pair) && (beside.Count == 0 || beside.Contains(pair) || fits([.. beside, pair])))
                    bound += Math.Max(0, (long)problem.Scores[at] - needs[need] - volunteers[pair.Volunteer]);
            }
        }

        if (bound > proof.Bound)
            found.Add($"node {node}: the prices prove {bound}, not {proof.Bound}");
    }
}
