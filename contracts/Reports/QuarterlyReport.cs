namespace Matching.Contracts.Reports;

/// <summary>The report to the inspectorate for one municipality and quarter. The same quarter and day give the same report whenever it is asked for.</summary>
/// <param name="AsOf">The last day whose events it covers: the day asked for, at most the quarter's last.</param>
/// <param name="Late">Ordered by type and decision date.</param>
/// <param name="Waiting">Open decisions on <paramref name="AsOf"/>, bands without any left out.</param>
[GenerateSerializer, Immutable, Alias("matching.quarterly-report")]
public sealed record QuarterlyReport(string Municipality, Quarter Quarter, DateOnly AsOf, ImmutableArray<LateDecision> Late, ImmutableArray<WaitingBand> Waiting);
