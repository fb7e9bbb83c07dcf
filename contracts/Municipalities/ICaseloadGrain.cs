using Matching.Contracts.Reports;
using Matching.Contracts.Volunteers;

namespace Matching.Contracts.Municipalities;

/// <summary>
/// Lists and reports over one municipality's needs and volunteers, read anew from the stored states. A caller who acts for one authority sees
/// that authority's. Key: <see cref="GrainKeys.Municipality"/>.
/// </summary>
[Alias("matching.caseload")]
public interface ICaseloadGrain : IGrainWithStringKey
{
    /// <summary>Up to <paramref name="limit"/> needs from an id on, ordered by id.</summary>
    /// <param name="district">Only of this district; null for all.</param>
    [Alias("needs"), AlwaysInterleave]
    Task<ImmutableArray<NeedSummary>> Needs(string? district, Guid from, int limit, CancellationToken cancellationToken = default);

    /// <summary>Up to <paramref name="limit"/> volunteers from an id on, ordered by id.</summary>
    [Alias("volunteers"), AlwaysInterleave]
    Task<ImmutableArray<VolunteerSummary>> Volunteers(string? district, Guid from, int limit, CancellationToken cancellationToken = default);

    /// <summary>Approved volunteers with a free place whom nobody has contacted since <paramref name="before"/>.</summary>
    [Alias("silent"), AlwaysInterleave]
    Task<ImmutableArray<VolunteerSummary>> Silent(DateTimeOffset before, Guid from, int limit, CancellationToken cancellationToken = default);

    /// <summary>Volunteers with a check that should be renewed by <paramref name="day"/>: its renewal window is open then, or an event ended it.</summary>
    [Alias("ending-checks"), AlwaysInterleave]
    Task<ImmutableArray<VolunteerEndingChecks>> EndingChecks(DateOnly day, Guid from, int limit, CancellationToken cancellationToken = default);

    /// <param name="asOf">The last day to know of; one after the quarter changes nothing.</param>
    [Alias("quarterly"), AlwaysInterleave]
    Task<QuarterlyReport> Quarterly(Quarter quarter, DateOnly asOf, CancellationToken cancellationToken = default);
}
