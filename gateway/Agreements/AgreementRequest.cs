using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Municipalities;

namespace Matching.Gateway.Agreements;

/// <summary>What the home side offers to share; the home side is the caller's municipality.</summary>
internal sealed record AgreementRequest
{
    /// <summary>Placements that one agreement can cover at once; more is another agreement.</summary>
    private const int MaxQuota = 100_000;

    /// <summary>Whole units a month; above this it is a typing error.</summary>
    private const int MaxMonthlyPrice = 1_000_000;

    /// <summary>Code of the municipality where the needs are.</summary>
    [Required]
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

    public SharingAgreement ToAgreement(Guid id, string home, Faults faults)
    {
        if (faults.Municipality("receiving", Receiving) == home)
            faults.Add("receiving", "Both sides are the same municipality.", "Name another municipality.");
        if (Currency is not null && (Currency.Length != 3 || !Currency.All(char.IsAsciiLetterUpper)))
            faults.Add("currency", "This is no currency code.", "Give three capital letters by ISO 4217, like SEK.");
        if (From >= To) faults.Add("to", "It ends before it begins.", "Give the first day it no longer covers, after from.");
        return new(
            id,
            home,
            Receiving ?? "",
            faults.Enums("types", Types, required: true),
            faults.Number("quota", Quota, 1, MaxQuota),
            faults.Number("monthlyPrice", MonthlyPrice ?? 0, 0, MaxMonthlyPrice),
            Currency ?? CurrencyOf(home),
            faults.Required("from", From, "Give a date as yyyy-MM-dd."),
            faults.Required("to", To, "Give a date as yyyy-MM-dd."),
            HomeFirst ?? true,
            AgreementStatus.Proposed);
    }

    private static string CurrencyOf(string municipality) => MunicipalityCode.Country(municipality) switch { "no" => "NOK", "dk" => "DKK", _ => "SEK" };
}
