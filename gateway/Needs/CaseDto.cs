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

    /// <summary>Whole years of the other siblings, one for each place after the first; leave out where the need has one client.</summary>
    [MaxLength(Limits.NeedCount)]
    public IReadOnlyList<int>? SiblingAges { get; init; }

    /// <summary>References of volunteers who may not serve it: conflict of interest, or the client's wish. Others never learn why.</summary>
    [MaxLength(Limits.Conflicts)]
    public IReadOnlyList<string?>? Conflicts { get; init; }

    /// <summary>Keyed hashes of the client and relatives, 64 lower-case hexadecimal digits each.</summary>
    [MaxLength(Limits.KinTags)]
    public IReadOnlyList<string?>? KinTags { get; init; }

    /// <summary>When placement with relatives was considered; needed before a foster home is offered.</summary>
    public DateOnly? RelativesConsidered { get; init; }

    /// <summary>Nothing about the need leaves the municipality. Default false.</summary>
    public bool? ProtectedIdentity { get; init; }

    public static CaseDto From(NeedCase @case) => new()
    {
        ClientReference = @case.ClientReference,
        ContactPoint = @case.ContactPoint,
        MonthlyCost = @case.MonthlyCost,
        ChildAge = @case.ChildAge,
        SiblingAges = @case.SiblingAges,
        Conflicts = [.. @case.Conflicts.Select(v => v.ToString())],
        KinTags = @case.KinTags,
        RelativesConsidered = @case.RelativesConsidered,
        ProtectedIdentity = @case.ProtectedIdentity,
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
            {
                ChildAge = @case.ChildAge is null ? null : faults.Number("case.childAge", @case.ChildAge, 0, 17),
                SiblingAges = ToAges(@case.SiblingAges, faults),
                Conflicts = ToConflicts(@case.Conflicts, faults),
                KinTags = faults.KinTags("case.kinTags", @case.KinTags),
                RelativesConsidered = @case.RelativesConsidered,
                ProtectedIdentity = @case.ProtectedIdentity ?? false,
            };
    }

    private static ImmutableArray<int> ToAges(IReadOnlyList<int>? ages, Faults faults)
    {
        if (ages?.Count >= Limits.NeedCount || ages?.Any(age => age is < 0 or > 17) == true)
            faults.Add("case.siblingAges", "A sibling's age is out of range, or there are too many.", $"Give 0 to 17 whole years each, one for each place after the first, at most {Limits.NeedCount - 1}.");
        return [.. ages ?? []];
    }

    private static ImmutableArray<VolunteerRef> ToConflicts(IReadOnlyList<string?>? references, Faults faults)
    {
        var known = (references ?? []).Select(r => VolunteerRef.TryParse(r, out var volunteer) ? volunteer : (VolunteerRef?)null).ToList();
        if (known.Count > Limits.Conflicts || known.Contains(null))
            faults.Add("case.conflicts", "An excluded volunteer is no reference, or there are too many.", $"Give at most {Limits.Conflicts}, each as candidate lists name them.");
        return [.. known.OfType<VolunteerRef>().Distinct()];
    }

    /// <summary>Keeps case numbers out of logs and exception texts that print whole records.</summary>
    public override string ToString() => "(case)";
}
