namespace Matching.Core.Assignment;

/// <summary>Looks for what does not fit in a choice, and takes it out.</summary>
internal sealed class BundleChoice(IBundleRules rules)
{
    /// <summary>The first person, by need, whose pairs do not fit together, cut down to pairs of which none can be spared; empty where all fit.</summary>
    public IReadOnlyList<BundlePair> Conflict(IReadOnlyList<PricedPair> chosen, BundleRestriction restriction)
    {
        foreach (var person in chosen.GroupBy(pair => rules.PersonOf(pair.Volunteer)))
        {
            var kept = restriction.KeptBy(person.Key);
            var taken = ByWorth(person).Select(Bare).Except(kept).ToList();
            if (!rules.Fits([.. kept, .. taken]))
                return Minimal(taken, kept);
        }

        return [];
    }

    /// <summary>The pairs to take out so that the rest fits: of each person the ones of least worth.</summary>
    /// <param name="chosen">A choice.</param>
    /// <param name="stays">Pairs that fit together and are not taken out.</param>
    public IReadOnlyList<BundlePair> Excess(IReadOnlyList<PricedPair> chosen, IReadOnlySet<BundlePair> stays)
    {
        var excess = new List<BundlePair>();
        foreach (var person in chosen.GroupBy(pair => rules.PersonOf(pair.Volunteer)))
        {
            var bundle = new List<BundlePair>();
            foreach (var pair in ByWorth(person).Select(Bare).OrderByDescending(stays.Contains))
            {
                if (stays.Contains(pair) || rules.Fits([.. bundle, pair]))
                    bundle.Add(pair);
                else
                    excess.Add(pair);
            }
        }

        return excess;
    }

    private List<BundlePair> Minimal(List<BundlePair> taken, IReadOnlyList<BundlePair> kept)
    {
        for (var i = taken.Count - 1; i >= 0; i--)
        {
            var fewer = taken.Where((_, at) => at != i).ToList();
            if (!rules.Fits([.. kept, .. fewer]))
                taken = fewer;
        }

        return taken;
    }

    private static IEnumerable<PricedPair> ByWorth(IEnumerable<PricedPair> pairs) => pairs.OrderByDescending(p => p.Score).ThenBy(p => p.Need).ThenBy(p => p.Volunteer);

    private static BundlePair Bare(PricedPair pair) => new(pair.Need, pair.Volunteer);
}
