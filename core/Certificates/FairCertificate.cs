namespace Matching.Core.Certificates;

/// <summary>An assignment problem under fairness terms, as plain arrays that serialise.</summary>
public sealed record FairProblem
{
    public required AssignmentProblem Problem { get; init; }

    /// <summary>Municipality of each need and home of each volunteer.</summary>
    public required int[] NeedMunicipalities { get; init; }

    public required int[] VolunteerHomes { get; init; }

    /// <summary>Least placements of each municipality.</summary>
    public required int[] Promises { get; init; }

    /// <summary>Most placements of volunteers of a home at needs of a receiving municipality. A placement that several quotas are about counts against one.</summary>
    public required int[] QuotaHomes { get; init; }

    public required int[] QuotaReceiving { get; init; }

    public required int[] QuotaLimits { get; init; }

    /// <summary>Group of each need, and the groups each quota is about; null for all.</summary>
    public required int[] NeedGroups { get; init; }

    public required int[]?[] QuotaGroups { get; init; }
}

/// <summary>
/// A solution under fairness terms with a bound on the best one. All prices are at least 0 and in 1 / <see cref="PriceUnit"/> points.
/// </summary>
public sealed record FairCertificate
{
    public required long Total { get; init; }

    /// <summary>The proven bound, in whole points.</summary>
    public required long Bound { get; init; }

    public required int PriceUnit { get; init; }

    public required int[] ChosenNeeds { get; init; }

    public required int[] ChosenVolunteers { get; init; }

    /// <summary>The quota that each chosen pair counts against, -1 where none is about it.</summary>
    public required int[] ChosenQuotas { get; init; }

    public required int[] NeedPrices { get; init; }

    public required int[] VolunteerPrices { get; init; }

    public required int[] PromisePrices { get; init; }

    public required int[] QuotaPrices { get; init; }
}
