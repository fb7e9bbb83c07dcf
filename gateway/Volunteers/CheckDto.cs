using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Law;
using Matching.Contracts.Volunteers;

namespace Matching.Gateway.Volunteers;

/// <summary>The outcome of a background check, never the extract itself. How long it holds follows from the law of the assignment.</summary>
internal sealed record CheckDto
{
    [Required]
    public CheckKind? Kind { get; init; }

    /// <summary>When it was made, today at the latest.</summary>
    [Required]
    public DateOnly? Date { get; init; }

    /// <summary>The adult of the household it is about, or the member of an association or community, by number; leave out for the volunteer.</summary>
    [Range(1, Limits.CollectiveMembers)]
    public int? Member { get; init; }

    /// <summary>Who fetched it; default municipality.</summary>
    public CheckParty? FetchedBy { get; init; }

    /// <summary>What the extract was made for; default unstated: it counts as what the municipality took it for.</summary>
    public CheckPurpose? Purpose { get; init; }

    /// <summary>The day the person consented to its being fetched; the law of some countries asks for it.</summary>
    public DateOnly? ConsentOn { get; init; }

    public static ImmutableArray<BackgroundCheck> ToChecks(IReadOnlyList<CheckDto?>? checks, Faults faults)
    {
        if (checks is null) return [];
        if (checks.Count > Limits.ChecksPerVolunteer)
        {
            faults.Add("checks", "The list is too long.", $"Give at most {Limits.ChecksPerVolunteer} checks: the latest of each kind.");
            return [];
        }
        return [.. checks.Select((check, i) => (check ?? new()).ToCheck($"checks[{i}]", faults))];
    }

    private BackgroundCheck ToCheck(string field, Faults faults)
    {
        if (Member is { } member)
            faults.Number($"{field}.member", member, 1, Limits.CollectiveMembers);
        return new(
            faults.Required($"{field}.kind", Kind, EnumNames<CheckKind>.Cure),
            faults.Required($"{field}.date", Date, "Give a date as yyyy-MM-dd."))
        {
            Member = Member,
            ConsentOn = ConsentOn,
            Purpose = Purpose ?? CheckPurpose.Unstated,
            FetchedBy = FetchedBy ?? CheckParty.Municipality,
        };
    }
}
