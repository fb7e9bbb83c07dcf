namespace Matching.Core.Assignment;

/// <summary>
/// Keeps quotas by prices. Quotas of agreements cut across needs and volunteers, which is no flow problem any more; so a quota gets a price
/// that its pairs pay (Lagrangian relaxation, Fisher, Management Science 27, 1981). Every set of prices gives a bound on the best total;
/// the pairs worth most at these prices, no more of each agreement than its limit, give a choice that keeps all quotas. Prices move
/// until bound and choice meet or the steps are used up: then the gap is reported. A pair that several quotas are about counts against one of them; it
/// pays the price of the cheapest, which is the least that whatever it counts against asks.
/// </summary>
internal sealed class QuotaSearch(CandidateGraph graph, FairnessTerms terms, FairNetwork network)
{
    /// <summary>Price changes tried before a gap is left open.</summary>
    private const int MaxSteps = 200;

    /// <summary>The best choice is polished now and then, not at every step.</summary>
    private const int StepsBetweenPolishes = 10;

    private readonly int[] _used = new int[terms.Quotas.Count];

    public FairChoice? Best { get; private set; }

    public FairBound? Bound { get; private set; }

    /// <summary>Whole points between the bound and the best choice.</summary>
    public long Gap => FloorPoints(Bound!.Value) - Best!.Total;

    /// <summary>Finds a choice that keeps promises and quotas, and a bound.</summary>
    /// <param name="promises">Placements promised to each municipality.</param>
    /// <param name="start">A choice known to keep them, null if none is.</param>
    /// <param name="cancellationToken">Stops between solves.</param>
    public void Run(int[] promises, FairChoice? start, CancellationToken cancellationToken)
    {
        (Best, Bound) = (start, null);
        var prices = new QuotaPrices(terms.Quotas);
        for (var step = 0; step < MaxSteps; step++)
        {
            if (!TrySolve(prices.Current, allowed: null, promises, cancellationToken))
                throw new InvalidOperationException("The promises cannot be kept even without quotas.");
            var chosen = network.Chosen();
            Count(chosen, prices.Current);
            var value = network.Value + prices.Worth;
            if (Bound is null || value < Bound.Value)
                Bound = BoundOf(value, prices.Current);
            var allowed = Allowed(prices.Current, chosen);
            Offer(Keeps(chosen) ? new FairChoice(chosen, TotalOf(chosen), allowed) : Choose(allowed, promises, cancellationToken));
            if (step % StepsBetweenPolishes == 0)
                Polish(promises, cancellationToken);
            if (Gap <= 0 || !prices.Move(value, Best!.Total * FairNetwork.PriceUnit, _used))
                return;
        }
    }

    /// <summary>Solves with prices or over allowed pairs, and makes the promises; false if one cannot be kept.</summary>
    public bool TrySolve(ReadOnlySpan<int> prices, bool[]? allowed, int[] promises, CancellationToken cancellationToken)
    {
        network.Solve(prices, allowed, cancellationToken);
        for (var municipality = 0; municipality < promises.Length; municipality++)
        {
            if (promises[municipality] > 0 && !network.TryPromise(municipality, promises[municipality]))
                return false;
        }

        return true;
    }

    /// <summary>True if a choice keeps all quotas.</summary>
    public bool Keeps(List<int> chosen)
    {
        var spread = new QuotaSpread(network.Covers);
        return chosen.TrueForAll(pair => network.CoverOfPair[pair] is var cover && (cover < 0 || spread.TryAdd(cover)));
    }

    public long TotalOf(List<int> chosen)
    {
        var total = 0L;
        foreach (var pair in chosen)
            total += graph.Scores[pair];
        return total;
    }

    private static long FloorPoints(long value) => Math.DivRem(value, FairNetwork.PriceUnit) is var (points, rest) && rest < 0 ? points - 1 : points;

    private FairChoice? Choose(bool[] allowed, int[] promises, CancellationToken cancellationToken)
    {
        if (!TrySolve([], allowed, promises, cancellationToken))
            return null;
        var chosen = network.Chosen();
        return new FairChoice(chosen, TotalOf(chosen), allowed);
    }

    /// <summary>Lets the best choice use up what it left of the quotas, until that gains nothing.</summary>
    private void Polish(int[] promises, CancellationToken cancellationToken)
    {
        for (var choice = Best; choice is not null;)
        {
            var before = choice.Total;
            if (!TrySolve([], choice.Allowed, promises, cancellationToken))
                return;
            choice = Choose(Allowed(new int[_used.Length], choice.Chosen, keep: true), promises, cancellationToken);
            if (choice is null || choice.Total <= before)
                return;
            Offer(choice);
        }
    }

    private void Offer(FairChoice? choice)
    {
        if (choice is not null && (Best is null || choice.Total > Best.Total))
            Best = choice;
    }

    private FairBound BoundOf(long value, int[] prices)
    {
        var (needs, volunteers, promises) = network.Prices();
        return new FairBound(value, needs, volunteers, promises, [.. prices]);
    }

    /// <summary>
    /// Counts the pairs that each quota has in use, each against a cheapest of its own, so that the excesses are a subgradient of the bound. Of quotas that are
    /// as cheap those with room come first; what fits nowhere counts against the first.
    /// </summary>
    private void Count(List<int> chosen, int[] prices)
    {
        var spread = new QuotaSpread(network.Covers, prices);
        Array.Clear(_used);
        foreach (var pair in chosen)
        {
            if (network.CoverOfPair[pair] is >= 0 and var cover && !spread.TryAdd(cover))
                _used[network.Covers.Cheapest(cover, prices)]++;
        }

        for (var quota = 0; quota < _used.Length; quota++)
            _used[quota] += spread.Used[quota];
    }

    /// <summary>
    /// All pairs without quota, and of those under quotas as many as can be spread over them: those of largest margin at the present prices, or first of
    /// all those chosen.
    /// </summary>
    private bool[] Allowed(int[] prices, List<int> chosen, bool keep = false)
    {
        var isChosen = new bool[graph.PairCount];
        foreach (var pair in chosen)
            isChosen[pair] = true;
        var (needPrices, volunteerPrices, promisePrices) = network.Prices();
        var allowed = new bool[graph.PairCount];
        var (covers, coverPrices) = (network.Covers, network.Covers.Prices(prices));
        var limited = terms.Quotas.Select(_ => new List<(long Margin, bool IsOther, int Score, int Pair)>()).ToArray();
        for (var need = 0; need < graph.NeedCount; need++)
        {
            var gain = (long)promisePrices[terms.NeedMunicipalities[need]] - needPrices[need];
            for (var pair = graph.Offsets[need]; pair < graph.Offsets[need + 1]; pair++)
            {
                var cover = network.CoverOfPair[pair];
                allowed[pair] = cover < 0;
                if (cover < 0)
                    continue;
                var margin = gain + ((long)graph.Scores[pair] * FairNetwork.PriceUnit) - coverPrices[cover] - volunteerPrices[graph.Volunteers[pair]];
                limited[covers.ComponentOf(cover)].Add((keep && isChosen[pair] ? long.MinValue : -margin, !isChosen[pair], -graph.Scores[pair], pair));
            }
        }

        var spread = new QuotaSpread(covers);
        foreach (var component in limited)
        {
            component.Sort();
            foreach (var (_, _, _, pair) in component)
                allowed[pair] = spread.TryAdd(network.CoverOfPair[pair]);
        }

        return allowed;
    }
}
