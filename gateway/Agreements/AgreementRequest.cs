using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Municipalities;

namespace Matching.Gateway.Agreements;

/// <summary>What one side proposes to the other: exactly one of <see cref="Home"/> and <see cref="Receiving"/> is named, the other is the caller's municipality.</summary>
internal sealed record AgreementRequest
{
    /// <summary>Placements that one agreement can cover at once; more is another agreement.</summary>
    private const int MaxQuota = 100_000;

    /// <summary>Whole units a month; above this it is a typing error.</summary>
    private const int MaxMonthlyPrice = 1_000_000;

    /// <summary>Code of the municipality that is to share its volunteers; leave out where the caller shares.</summary>
    public string? Home { get; init; }

    /// <summary>Code of the municipality where the needs are; leave out where they are the caller's.</summary>
    public string? Receiving { get; init; }

    /// <summary>The assignment types it covers.</summary>
    [Required]
    public IReadOnlyList<AssignmentType>? Types { get; init; }

    /// <summary>The most placements that run under it at once, counting holds.</summary>
    [Required, Range(1, MaxQuota)]
    public int? Quota { get; init; }

    /// <summary>What the receiving side pays for a placement and month, whole units. Default 0.</summary>
    [Range(0, MaxMonthlyPrice)]
    public int? MonthlyPrice { get; init; }

    /// <summary>ISO 4217; default SEK, NOK or DKK by the home side's country.</summary>
    public string? Currency { get; init; }

    /// <summary>First day of placement starts it covers.</summary>
    [Required]
    public DateOnly? From { get; init; }

    /// <summary>First day it no longer covers.</summary>
    [Required]
    public DateOnly? To { get; init; }

    /// <summary>The home municipality's own needs come first when scores are equal. Default true.</summary>
    public bool? HomeFirst { get; init; }

    /// <summary>Days between notice and end. Default 0.</summary>
    [Range(0, SharingAgreement.MaxNoticeDays)]
    public int? NoticeDays { get; init; }

    /// <summary>The two sides, as far as they can be told: home, receiving.</summary>
    public (string Home, string Receiving) Sides(string caller, Faults faults)
    {
        if (Home is not null && Home != caller && Receiving is null or "" || Receiving == caller && Home is not null && Home != caller)
            return (faults.Municipality("home", Home), caller);
        if (Home is not null && Home != caller)
            faults.Add("home", "The caller's municipality is no side.", "Name the other side only.");
        if (faults.Municipality("receiving", Receiving) == caller)
            faults.Add("receiving", "Both sides are the same municipality.", "Name another municipality.");
        return (caller, Receiving ?? "");
    }

    public SharingAgreement ToAgreement(Guid id, (string Home, string Receiving) sides, string caller, Faults faults)
    {
        if (From >= To) faults.Add("to", "It ends before it begins.", "Give the first day it no longer covers, after from.");
        return new(
            id,
            sides.Home,
            sides.Receiving,
            faults.Enums("types", Types, required: true),
            faults.Number("quota", Quota, 1, MaxQuota),
            faults.Number("monthlyPrice", MonthlyPrice ?? 0, 0, MaxMonthlyPrice),
            faults.Currency("currency", Currency, sides.Home is { Length: > 2 } ? sides.Home : caller),
            faults.Required("from", From, "Give a date as yyyy-MM-dd."),
            faults.Required("to", To, "Give a date as yyyy-MM-dd."),
            HomeFirst ?? true,
            AgreementStatus.Proposed,
            faults.Number("noticeDays", NoticeDays ?? 0, 0, SharingAgreement.MaxNoticeDays),
            caller);
    }
}
