namespace Matching.Core.Assignment;

/// <summary>
/// Keeps quotas by prices. Quotas of agreements cut across needs and volunteers, which is no flow problem any more; so a quota gets a price
/// that its pairs pay (Lagrangian relaxation, Fisher, Management Science 27, 1981). Every set of prices gives a bound on the best total;
/// the pairs worth most at these prices, no more of each agreement than its limit, give a choice that keeps all quotas. Prices move along
/// the subgradient with Polyak's step until bound and choice meet or the steps are used up: then the gap is reported.
/// </summary>
internal sealed class QuotaSearch(CandidateGraph graph, FairnessTerms terms, FairNetwork network)
{
    /// <summary>Price changes tried before a gap is left open.</summary>
    private const int MaxSteps = 120;

    /// <summary>Steps without a better bound before the step is halved.</summary>
    private const int Patience = 6;

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
        var prices = new int[terms.Quotas.Count];
        var (factor, stale) = (1.0, 0);
        for (var step = 0; step < MaxSteps; step++)
        {
            if (!TrySolve(prices, allowed: null, promises, cancellationToken))
                throw new InvalidOperationException("The promises cannot be kept even without quotas.");
            var chosen = network.Chosen();
            Count(chosen);
            var value = network.Value + prices.Select((price, quota) => (long)price * terms.Quotas[quota].Limit).Sum();
            stale = Bound is null || value < Bound.Value ? 0 : stale + 1;
            if (stale == 0)
                Bound = BoundOf(value, prices);
            var allowed = Allowed(prices);
            Offer(Keeps(chosen) ? new FairChoice(chosen, TotalOf(chosen), allowed) : Choose(allowed, promises, cancellationToken));
            if (Gap <= 0)
                return;
            if (stale >= Patience)
                (factor, stale) = (factor / 2, 0);
            if (!Move(prices, factor * (value - (Best!.Total * FairNetwork.PriceUnit))))
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
        Count(chosen);
        return !_used.Where((used, quota) => used > terms.Quotas[quota].Limit).Any();
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

    /// <summary>Counts the pairs that each quota has in use.</summary>
    private void Count(List<int> chosen)
    {
        Array.Clear(_used);
        foreach (var pair in chosen)
        {
            if (network.QuotaOfPair[pair] >= 0)
                _used[network.QuotaOfPair[pair]]++;
        }
    }

    /// <summary>All pairs without quota, and of each quota as many as its limit: those of largest margin at the present prices.</summary>
    private bool[] Allowed(int[] prices)
    {
        var (needPrices, volunteerPrices, promisePrices) = network.Prices();
        var allowed = new bool[graph.PairCount];
        var limited = terms.Quotas.Select(_ => new List<(long Margin, int Score, int Pair)>()).ToArray();
        for (var need = 0; need < graph.NeedCount; need++)
        {
            var gain = (long)promisePrices[terms.NeedMunicipalities[need]] - needPrices[need];
            for (var pair = graph.Offsets[need]; pair < graph.Offsets[need + 1]; pair++)
            {
                var quota = network.QuotaOfPair[pair];
                allowed[pair] = quota < 0;
                if (quota < 0)
                    continue;
                var margin = gain + ((long)graph.Scores[pair] * FairNetwork.PriceUnit) - prices[quota] - volunteerPrices[graph.Volunteers[pair]];
                limited[quota].Add((-margin, -graph.Scores[pair], pair));
            }
        }

        for (var quota = 0; quota < limited.Length; quota++)
        {
            limited[quota].Sort();
            foreach (var (_, _, pair) in limited[quota].Take(terms.Quotas[quota].Limit))
                allowed[pair] = true;
        }

        return allowed;
    }

    /// <summary>Raises the prices of quotas exceeded, lowers those not used up; false if nothing moves.</summary>
    private bool Move(int[] prices, double length)
    {
        var square = 0.0;
        for (var quota = 0; quota < prices.Length; quota++)
            square += prices[quota] > 0 || _used[quota] > terms.Quotas[quota].Limit ? Math.Pow(_used[quota] - terms.Quotas[quota].Limit, 2) : 0;
        if (square == 0)
            return false;
        var moved = false;
        for (var quota = 0; quota < prices.Length; quota++)
        {
            var excess = _used[quota] - terms.Quotas[quota].Limit;
            var change = (int)Math.Clamp(Math.Round(length / square * excess), -AssignmentLimits.MaxScore / 4, AssignmentLimits.MaxScore / 4);
            if (change == 0)
                change = Math.Sign(excess);
            var price = Math.Clamp(prices[quota] + change, 0, FairNetwork.MaxScore * FairNetwork.PriceUnit * 8);
            moved |= price != prices[quota];
            prices[quota] = price;
        }

        return moved;
    }
}
