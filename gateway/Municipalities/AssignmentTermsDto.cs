using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Municipalities;

namespace Matching.Gateway.Municipalities;

/// <summary>On what terms an assignment type is offered from a day on. A change is a new entry with a later day.</summary>
internal sealed record AssignmentTermsDto
{
    [Required]
    public AssignmentType? Type { get; init; }

    [Required]
    public DateOnly? From { get; init; }

    /// <summary>What people there call it.</summary>
    [Required, MaxLength(Limits.TextLength)]
    public string? Name { get; init; }

    /// <summary>False: no need for it can be opened. Default true.</summary>
    public bool? Offered { get; init; }

    /// <summary>The least cost a month that may be agreed.</summary>
    [Range(0, int.MaxValue)]
    public int? MonthlyCostFrom { get; init; }

    /// <summary>The most.</summary>
    [Range(0, int.MaxValue)]
    public int? MonthlyCostTo { get; init; }

    /// <summary>How long an offer holds a volunteer, hours. Default as the municipality's.</summary>
    [Range(MunicipalityPolicy.MinHoldHours, MunicipalityPolicy.MaxHoldHours)]
    public int? OfferHoldHours { get; init; }

    /// <summary>Months between follow-ups. Default 6, the most.</summary>
    [Range(1, AssignmentTerms.MaxFollowUpMonths)]
    public int? FollowUpMonths { get; init; }

    public static AssignmentTermsDto Of(AssignmentTerms terms) => new()
    {
        Type = terms.Type,
        From = terms.From,
        Name = terms.Name,
        Offered = terms.Offered,
        MonthlyCostFrom = terms.MonthlyCostFrom,
        MonthlyCostTo = terms.MonthlyCostTo,
        OfferHoldHours = terms.OfferHoldHours,
        FollowUpMonths = terms.FollowUpMonths,
    };

    public AssignmentTerms ToTerms(string at, Faults faults)
    {
        if (Type is null) faults.Add($"{at}.type", "The assignment type is missing.", EnumNames<AssignmentType>.Cure);
        if (From is null) faults.Add($"{at}.from", "The day is missing.", "Give the first day, like 2026-01-01.");
        return new(
            Type ?? default, From ?? default, faults.Text($"{at}.name", Name), Offered ?? true, MonthlyCostFrom, MonthlyCostTo, OfferHoldHours, FollowUpMonths ?? AssignmentTerms.MaxFollowUpMonths);
    }
}
