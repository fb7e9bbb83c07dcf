using Matching.Core.Certificates;

namespace Matching.Core.Assignment;

/// <summary>An assignment under fairness terms, what the terms cost, and what is proven about it.</summary>
public sealed record FairAssignment
{
    /// <summary>Sum of the chosen scores.</summary>
    public required long Total { get; init; }

    /// <summary>The largest total without any terms: the terms cost the difference.</summary>
    public required long TotalWithoutTerms { get; init; }

    /// <summary>No choice that keeps the terms totals more (with <see cref="Promised"/> as the promises).</summary>
    public required long ProvenBound { get; init; }

    /// <summary>Points between the bound and the total; 0 is proof of optimality.</summary>
    public long Gap => ProvenBound - Total;

    /// <summary>What keeps the gap open: the quotas (indices into the terms) that have a price and are not used up, or if none, all that have a
    /// price, or if none, all that are used up. Empty when the gap is 0.</summary>
    public required IReadOnlyList<int> OpenQuotas { get; init; }

    /// <summary>False where quotas bind under <see cref="FairnessGoal.LexicographicMaxMin"/>: the credits are then max-min over the pairs that
    /// the quota search kept, not over all.</summary>
    public required bool CreditsProven { get; init; }

    /// <summary>Chosen pairs: need, volunteer and score, by need and then in canonical order.</summary>
    public required IReadOnlyList<PricedPair> Chosen { get; init; }

    /// <summary>Placements of each municipality.</summary>
    public required IReadOnlyList<int> Placements { get; init; }

    /// <summary>Placements each municipality would have alone.</summary>
    public required IReadOnlyList<int> Alone { get; init; }

    /// <summary>Placements promised to each municipality by the goal.</summary>
    public required IReadOnlyList<int> Promised { get; init; }

    /// <summary>Credits after the round: opening credits, plus placements, less what it would have had alone.</summary>
    public required IReadOnlyList<int> Credits { get; init; }

    /// <summary>Placements under each quota, those that several are about spread so that none is exceeded.</summary>
    public required IReadOnlyList<int> QuotaUse { get; init; }

    /// <summary>The proof, for <see cref="FairCertificateChecker"/> or anyone else.</summary>
    public required FairCertificate Certificate { get; init; }

    /// <summary>The problem as the certificate speaks of it.</summary>
    public FairProblem ToProblem(CandidateGraph graph, FairnessTerms terms) => new()
    {
        Problem = graph.ToProblem(),
        NeedMunicipalities = terms.NeedMunicipalities,
        VolunteerHomes = terms.VolunteerHomes,
        Promises = [.. Promised],
        QuotaHomes = [.. terms.Quotas.Select(quota => quota.Home)],
        QuotaReceiving = [.. terms.Quotas.Select(quota => quota.Receiving)],
        NeedGroups = terms.NeedGroups ?? new int[graph.NeedCount],
        QuotaGroups = [.. terms.Quotas.Select(quota => quota.Groups is null ? null : quota.Groups.ToArray())],
        QuotaLimits = [.. terms.Quotas.Select(quota => quota.Limit)],
    };
}
