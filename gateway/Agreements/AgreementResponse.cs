using Matching.Contracts.Municipalities;

namespace Matching.Gateway.Agreements;

internal sealed record AgreementResponse
{
    public required Guid Id { get; init; }

    /// <summary>Where the volunteers are registered; it keeps the agreement.</summary>
    public required string Home { get; init; }

    /// <summary>Where the needs are.</summary>
    public required string Receiving { get; init; }

    public required IReadOnlyList<AssignmentType> Types { get; init; }

    public required int Quota { get; init; }

    public required int MonthlyPrice { get; init; }

    public required string Currency { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required bool HomeFirst { get; init; }

    /// <summary>Live when both sides have signed; ended when the last day has passed.</summary>
    public required AgreementStatus Status { get; init; }

    /// <summary>The side that signed first.</summary>
    public required string ProposedBy { get; init; }

    public required int NoticeDays { get; init; }

    /// <summary>The first day it no longer covers because notice was given; null where none was.</summary>
    public required DateOnly? EndsOn { get; init; }

    /// <summary>The agreement whose terms it changes.</summary>
    public required Guid? Replaces { get; init; }

    /// <summary>How many changes of terms came before it.</summary>
    public required int Revision { get; init; }

    /// <summary>Placements and holds that run under it now, of the quota.</summary>
    public required int Used { get; init; }

    public static AgreementResponse Of(SharingAgreement agreement, DateOnly today, int used) => new()
    {
        Id = agreement.Id,
        Home = agreement.Home,
        Receiving = agreement.Receiving,
        Types = agreement.Types,
        Quota = agreement.Quota,
        MonthlyPrice = agreement.MonthlyPrice,
        Currency = agreement.Currency,
        From = agreement.From,
        To = agreement.To,
        HomeFirst = agreement.HomeFirst,
        Status = agreement.StatusOn(today),
        ProposedBy = agreement.ProposedBy ?? agreement.Home,
        NoticeDays = agreement.NoticeDays,
        EndsOn = agreement.EndsOn,
        Replaces = agreement.Replaces,
        Revision = agreement.Revision,
        Used = used,
    };
}

internal sealed record AgreementListResponse
{
    public required IReadOnlyList<AgreementResponse> Items { get; init; }

    /// <summary>The address of the next page; null at the end.</summary>
    public required string? Next { get; init; }
}
