using Matching.Core.Certificates;

namespace Matching.Core.Assignment;

/// <summary>Writes down what a search under fairness terms found.</summary>
internal sealed class FairReport(CandidateGraph graph, FairnessTerms terms, FairNetwork network)
{
    public FairAssignment Write(QuotaSearch search, int[] alone, int[] promised, bool creditsProven, long withoutTerms)
    {
        var (best, bound) = (search.Best!, search.Bound!);
        var chosen = Pairs(best.Chosen);
        var placements = Tally(chosen, pair => terms.NeedMunicipalities[pair.Need]);
        var quotas = QuotaSpread.Assign(network.Covers, [.. best.Chosen.Select(pair => network.CoverOfPair[pair])]);
        var use = QuotaUse(quotas);
        return new FairAssignment
        {
            Total = best.Total,
            TotalWithoutTerms = withoutTerms,
            ProvenBound = best.Total + search.Gap,
            OpenQuotas = search.Gap == 0 ? [] : Open(bound.QuotaPrices, use),
            CreditsProven = creditsProven,
            Chosen = chosen,
            Placements = placements,
            Alone = alone,
            Promised = promised,
            Credits = [.. placements.Select((placed, m) => (terms.OpeningCredits?[m] ?? 0) + placed - alone[m])],
            QuotaUse = use,
            Certificate = new FairCertificate
            {
                Total = best.Total,
                Bound = best.Total + search.Gap,
                PriceUnit = FairNetwork.PriceUnit,
                ChosenNeeds = [.. chosen.Select(pair => pair.Need)],
                ChosenVolunteers = [.. chosen.Select(pair => pair.Volunteer)],
                ChosenQuotas = quotas,
                NeedPrices = bound.NeedPrices,
                VolunteerPrices = bound.VolunteerPrices,
                PromisePrices = bound.PromisePrices,
                QuotaPrices = bound.QuotaPrices,
            },
        };
    }

    private PricedPair[] Pairs(List<int> positions)
    {
        var pairs = new PricedPair[positions.Count];
        var need = 0;
        for (var i = 0; i < pairs.Length; i++)
        {
            while (graph.Offsets[need + 1] <= positions[i])
                need++;
            pairs[i] = new(need, graph.Volunteers[positions[i]], graph.Scores[positions[i]]);
        }

        return pairs;
    }

    private int[] Tally(PricedPair[] chosen, Func<PricedPair, int> municipality)
    {
        var tally = new int[terms.MunicipalityCount];
        foreach (var pair in chosen)
            tally[municipality(pair)]++;
        return tally;
    }

    private int[] QuotaUse(int[] quotas)
    {
        var use = new int[terms.Quotas.Count];
        foreach (var quota in quotas.Where(quota => quota >= 0))
            use[quota]++;
        return use;
    }

    private int[] Open(int[] prices, int[] use)
    {
        int[] priced = [.. Enumerable.Range(0, prices.Length).Where(quota => prices[quota] > 0)];
        int[] unused = [.. priced.Where(quota => use[quota] < terms.Quotas[quota].Limit)];
        // At prices of 0 a gap is open where only a mixture of choices that each break a quota would close it.
        return unused.Length > 0 ? unused : priced.Length > 0 ? priced : [.. Enumerable.Range(0, prices.Length).Where(quota => use[quota] == terms.Quotas[quota].Limit)];
    }
}
