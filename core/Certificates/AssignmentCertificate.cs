namespace Matching.Core.Certificates;

/// <summary>
/// A solution and its proof, as plain arrays that serialise. The prices are a feasible solution of the dual linear program; together with the
/// chosen pairs they prove by equal totals that no choice scores more (see <see cref="CertificateChecker"/>).
/// </summary>
public sealed record AssignmentCertificate
{
    /// <summary>Sum of the chosen scores.</summary>
    public required long Total { get; init; }

    /// <summary>Need of each chosen pair.</summary>
    public required int[] ChosenNeeds { get; init; }

    /// <summary>Volunteer of each chosen pair.</summary>
    public required int[] ChosenVolunteers { get; init; }

    /// <summary>Price of one unit of each need, at least 0.</summary>
    public required int[] NeedPrices { get; init; }

    /// <summary>Price of one place with each volunteer, at least 0.</summary>
    public required int[] VolunteerPrices { get; init; }
}
