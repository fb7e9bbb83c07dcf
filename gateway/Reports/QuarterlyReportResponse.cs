using Matching.Contracts.Reports;

namespace Matching.Gateway.Reports;

/// <summary>The report to the inspectorate for one quarter.</summary>
internal sealed record QuarterlyReportResponse
{
    public required string Municipality { get; init; }

    public required string Quarter { get; init; }

    /// <summary>The last day whose events it covers.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Decisions that were not carried out within the statutory time, ordered by type and decision date.</summary>
    public required IReadOnlyList<LateDecisionResponse> Late { get; init; }

    /// <summary>Open decisions on that day by days of waiting.</summary>
    public required IReadOnlyList<WaitingBandResponse> Waiting { get; init; }

    public static QuarterlyReportResponse Of(QuarterlyReport report) => new()
    {
        Municipality = report.Municipality,
        Quarter = report.Quarter.ToString(),
        AsOf = report.AsOf,
        Late = [.. report.Late.Select(LateDecisionResponse.Of)],
        Waiting = [.. report.Waiting.Select(w => new WaitingBandResponse { Type = w.Type, FromDays = w.From, ToDays = w.To, Needs = w.Needs })],
    };
}

internal sealed record LateDecisionResponse
{
    public required AssignmentType Type { get; init; }

    public required string Municipality { get; init; }

    public required DateOnly DecisionDate { get; init; }

    /// <summary>The day on which it broke off after it had been carried out: the time counts from then. Null where it waits since the decision.</summary>
    public required DateOnly? Interrupted { get; init; }

    /// <summary>The day it was carried out; null where it is not.</summary>
    public required DateOnly? CarriedOut { get; init; }

    public required int DaysWaited { get; init; }

    public required DelayReason Reason { get; init; }

    public static LateDecisionResponse Of(LateDecision late) => new()
    {
        Type = late.Type,
        Municipality = late.Municipality,
        DecisionDate = late.DecisionDate,
        Interrupted = late.Interrupted,
        CarriedOut = late.CarriedOut,
        DaysWaited = late.DaysWaited,
        Reason = late.Reason,
    };
}

internal sealed record WaitingBandResponse
{
    public required AssignmentType Type { get; init; }

    public required int FromDays { get; init; }

    /// <summary>Null in the last band.</summary>
    public required int? ToDays { get; init; }

    public required int Needs { get; init; }
}
