using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Needs;

namespace Matching.Gateway.Needs;

/// <summary>What stays with the municipality that opened the need.</summary>
internal sealed record CaseDto
{
    /// <summary>The municipality's own case number; never a name or a national id.</summary>
    [Required, MaxLength(Limits.TextLength)]
    public string? ClientReference { get; init; }

    /// <summary>Who answers for it, as a function; leave out where the district's contact point does.</summary>
    [MaxLength(Limits.TextLength)]
    public string? ContactPoint { get; init; }

    /// <summary>Agreed fee and expenses a month, whole units of the country's currency; 0 for free volunteering.</summary>
    [Range(0, NeedRequest.MaxMonthlyCost)]
    public int? MonthlyCost { get; init; }

    /// <summary>Whole years at the placement date, where the client is a child; it decides whose consent is recorded. Leave out for an adult.</summary>
    [Range(0, 17)]
    public int? ChildAge { get; init; }

    public static CaseDto From(NeedCase @case) => new()
    {
        ClientReference = @case.ClientReference,
        ContactPoint = @case.ContactPoint,
        MonthlyCost = @case.MonthlyCost,
        ChildAge = @case.ChildAge,
    };

    public static NeedCase ToCase(CaseDto? @case, Faults faults)
    {
        if (@case is null)
            faults.Add("case", "The field is missing.", "Give an object with clientReference, and contactPoint and monthlyCost where there are.");
        return @case is null
            ? new("", "", 0)
            : new(
                faults.Text("case.clientReference", @case.ClientReference),
                faults.OptionalText("case.contactPoint", @case.ContactPoint) ?? "",
                faults.Number("case.monthlyCost", @case.MonthlyCost ?? 0, 0, NeedRequest.MaxMonthlyCost))
            { ChildAge = @case.ChildAge is null ? null : faults.Number("case.childAge", @case.ChildAge, 0, 17) };
    }

    /// <summary>Keeps case numbers out of logs and exception texts that print whole records.</summary>
    public override string ToString() => "(case)";
}
