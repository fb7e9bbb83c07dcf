using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Volunteers;

namespace Matching.Gateway.Volunteers;

/// <summary>The outcome of a background check, never the extract itself.</summary>
internal sealed record CheckDto
{
    [Required]
    public CheckKind? Kind { get; init; }

    /// <summary>When it was made.</summary>
    [Required]
    public DateOnly? Date { get; init; }

    /// <summary>The last day it holds.</summary>
    [Required]
    public DateOnly? ValidUntil { get; init; }

    public static CheckDto From(BackgroundCheck check) => new() { Kind = check.Kind, Date = check.Date, ValidUntil = check.ValidUntil };

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
        const string date = "Give a date as yyyy-MM-dd.";
        if (Date is { } made && ValidUntil is { } until && until < made)
            faults.Add($"{field}.validUntil", "The check ends before it was made.", "Give the last day it holds, on or after its date.");
        return new(
            faults.Required($"{field}.kind", Kind, EnumNames<CheckKind>.Cure),
            faults.Required($"{field}.date", Date, date),
            faults.Required($"{field}.validUntil", ValidUntil, date));
    }
}
