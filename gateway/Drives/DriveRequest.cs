using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Drives;

namespace Matching.Gateway.Drives;

/// <summary>A joint recruitment drive; the caller's municipality organises it.</summary>
internal sealed record DriveRequest
{
    [Required, MaxLength(Limits.TextLength)]
    public string? Title { get; init; }

    /// <summary>The assignment types it looks for.</summary>
    [Required]
    public IReadOnlyList<AssignmentType>? Types { get; init; }

    /// <summary>First day.</summary>
    [Required]
    public DateOnly? From { get; init; }

    /// <summary>First day after it.</summary>
    [Required]
    public DateOnly? To { get; init; }

    /// <summary>What it costs in all, whole units. Default 0.</summary>
    [Range(0, RecruitmentDrive.MaxCost)]
    public int? Cost { get; init; }

    /// <summary>ISO 4217; default SEK, NOK or DKK by the organiser's country.</summary>
    public string? Currency { get; init; }

    /// <summary>Each member's part of the cost in percent, by municipality code; together 100.</summary>
    [Required]
    public IReadOnlyDictionary<string, int>? CostShares { get; init; }

    public RecruitmentDrive ToDrive(Guid id, string organiser, Faults faults)
    {
        if (CostShares is not { Count: > 1 and <= Limits.RegionMembers })
            faults.Add("costShares", "A joint drive has at least two members.", "Give each member its part in percent, 0 where it pays nothing.");
        foreach (var (member, _) in CostShares ?? new Dictionary<string, int>()) faults.Municipality("costShares", member);
        return new(
            id,
            faults.Text("title", Title),
            organiser,
            faults.Enums("types", Types, required: true),
            faults.Required("from", From, "Give a date as yyyy-MM-dd."),
            faults.Required("to", To, "Give a date as yyyy-MM-dd."),
            faults.Number("cost", Cost ?? 0, 0, RecruitmentDrive.MaxCost),
            faults.Currency("currency", Currency, organiser),
            (CostShares ?? new Dictionary<string, int>()).ToImmutableDictionary());
    }
}
