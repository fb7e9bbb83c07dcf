namespace Matching.Core.Assignment;

/// <summary>The terms under which the members of a region share. Municipalities are indices from 0.</summary>
public sealed record FairnessTerms
{
    public FairnessGoal Goal { get; init; }

    /// <summary>Number of municipalities.</summary>
    public required int MunicipalityCount { get; init; }

    /// <summary>Municipality of each need.</summary>
    public required int[] NeedMunicipalities { get; init; }

    /// <summary>Home municipality of each volunteer.</summary>
    public required int[] VolunteerHomes { get; init; }

    /// <summary>Credits from earlier rounds, one a municipality, in placements; null for none. Negative for who got less than alone.</summary>
    public int[]? OpeningCredits { get; init; }

    /// <summary>Quotas, at most one for each pair of municipalities; a pair without one is not limited.</summary>
    public IReadOnlyList<SharingQuota> Quotas { get; init; } = [];

    internal void Check(CandidateGraph graph)
    {
        MatchingInputException.ThrowUnlessInRange(MunicipalityCount, 0, AssignmentLimits.MaxNodes - graph.VolunteerCount, nameof(MunicipalityCount));
        MatchingInputException.ThrowUnlessInRange(NeedMunicipalities.Length, graph.NeedCount, graph.NeedCount, nameof(NeedMunicipalities));
        MatchingInputException.ThrowUnlessInRange(VolunteerHomes.Length, graph.VolunteerCount, graph.VolunteerCount, nameof(VolunteerHomes));
        foreach (var municipality in NeedMunicipalities)
            MatchingInputException.ThrowUnlessInRange(municipality, 0, MunicipalityCount - 1, nameof(NeedMunicipalities));
        foreach (var municipality in VolunteerHomes)
            MatchingInputException.ThrowUnlessInRange(municipality, 0, MunicipalityCount - 1, nameof(VolunteerHomes));
        if (OpeningCredits is not null)
            MatchingInputException.ThrowUnlessInRange(OpeningCredits.Length, MunicipalityCount, MunicipalityCount, nameof(OpeningCredits));
        var seen = new HashSet<(int, int)>();
        foreach (var quota in Quotas)
        {
            MatchingInputException.ThrowUnlessInRange(quota.Home, 0, MunicipalityCount - 1, "Quotas.Home");
            MatchingInputException.ThrowUnlessInRange(quota.Receiving, 0, MunicipalityCount - 1, "Quotas.Receiving");
            MatchingInputException.ThrowUnlessInRange(quota.Limit, 0, int.MaxValue, "Quotas.Limit");
            MatchingInputException.ThrowUnless(quota.Home != quota.Receiving, "Quotas", "a municipality has a quota with itself", "Limit sharing only");
            MatchingInputException.ThrowUnless(
                seen.Add((quota.Home, quota.Receiving)), "Quotas", "an agreement is listed twice", "Give one quota for each pair of municipalities");
        }

        foreach (var score in graph.Scores)
            MatchingInputException.ThrowUnlessInRange(score, 0, AssignmentLimits.MaxScoreUnderTerms, "scores");
    }
}
