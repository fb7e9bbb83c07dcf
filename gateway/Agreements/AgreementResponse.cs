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

    public required AgreementStatus Status { get; init; }

    public static AgreementResponse Of(SharingAgreement agreement) => new()
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
        Status = agreement.Status,
    };
}

internal sealed record AgreementListResponse
{
    public required IReadOnlyList<AgreementResponse> Items { get; init; }

    /// <summary>The address of the next page; null at the end.</summary>
    public required string? Next { get; init; }
}
