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

    /// <summary>Group of each need, any numbers that quotas speak of; null where quotas are about all needs of a municipality.</summary>
    public int[]? NeedGroups { get; init; }

    /// <summary>Placements each municipality must have whatever the goal; null for none. They must be possible together with the goal's.</summary>
    public int[]? Required { get; init; }

    /// <summary>Placements each municipality would have alone, where the caller knows; null to find them in the graph.</summary>
    public int[]? Alone { get; init; }

    /// <summary>The largest total without any terms, where the caller knows; null to find it in the graph.</summary>
    public long? TotalWithoutTerms { get; init; }

    /// <summary>Credits from earlier rounds, one a municipality, in placements; null for none. Negative for who got less than alone.</summary>
    public int[]? OpeningCredits { get; init; }

    /// <summary>Quotas. A placement that several are about counts against one of them; what none is about is not limited.</summary>
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
        if (Required is not null)
            MatchingInputException.ThrowUnlessInRange(Required.Length, MunicipalityCount, MunicipalityCount, nameof(Required));
        if (Alone is not null)
            MatchingInputException.ThrowUnlessInRange(Alone.Length, MunicipalityCount, MunicipalityCount, nameof(Alone));
        if (NeedGroups is not null)
            MatchingInputException.ThrowUnlessInRange(NeedGroups.Length, graph.NeedCount, graph.NeedCount, nameof(NeedGroups));
        CheckQuotas();
        foreach (var score in graph.Scores)
            MatchingInputException.ThrowUnlessInRange(score, 0, AssignmentLimits.MaxScoreUnderTerms, "scores");
    }

    /// <summary>The group of a need: without groups all needs are of one.</summary>
    internal int GroupOf(int need) => NeedGroups?[need] ?? 0;

    private void CheckQuotas()
    {
        foreach (var quota in Quotas)
        {
            MatchingInputException.ThrowUnlessInRange(quota.Home, 0, MunicipalityCount - 1, "Quotas.Home");
            MatchingInputException.ThrowUnlessInRange(quota.Receiving, 0, MunicipalityCount - 1, "Quotas.Receiving");
            MatchingInputException.ThrowUnlessInRange(quota.Limit, 0, int.MaxValue, "Quotas.Limit");
            MatchingInputException.ThrowUnless(quota.Home != quota.Receiving, "Quotas", "a municipality has a quota with itself", "Limit sharing only");
        }
    }
}
