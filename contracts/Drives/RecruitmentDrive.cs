namespace Matching.Contracts.Drives;

/// <summary>Municipalities look for volunteers together, and share what it costs.</summary>
/// <param name="Id">UUID, chosen by the caller.</param>
/// <param name="Organiser">The member that runs it and may change it.</param>
/// <param name="Types">The assignment types it looks for.</param>
/// <param name="From">First day.</param>
/// <param name="To">First day after it (half-open).</param>
/// <param name="Cost">Whole units of <paramref name="Currency"/>.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="CostShares">For each member its part of the cost in percent; together 100.</param>
[GenerateSerializer, Immutable, Alias("matching.recruitment-drive")]
public sealed record RecruitmentDrive(
    Guid Id,
    string Title,
    string Organiser,
    ImmutableArray<AssignmentType> Types,
    DateOnly From,
    DateOnly To,
    int Cost,
    string Currency,
    ImmutableDictionary<string, int> CostShares)
{
    /// <summary>Whole units; above this it is a typing error.</summary>
    public const int MaxCost = 100_000_000;

    /// <summary>Volunteers that one drive can have brought in.</summary>
    public const int MaxVolunteers = 5_000;
}
