using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Partnerships;

namespace Matching.Gateway.Partnerships;

/// <summary>What the municipality and an organisation have with each other.</summary>
internal sealed record PartnershipRequest
{
    /// <summary>The organisation's name.</summary>
    [Required, MaxLength(Limits.TextLength)]
    public string? Organisation { get; init; }

    /// <summary>association, humanitarian or community.</summary>
    [Required]
    public VolunteerKind? Kind { get; init; }

    /// <summary>How far the municipality goes: refer, rooms, coordination or partnership-agreement.</summary>
    [Required]
    public Involvement? Involvement { get; init; }

    /// <summary>Hours of municipal staff allotted to it; only in a partnership agreement. Default 0.</summary>
    [Range(0, Partnership.MaxStaffHours)]
    public int? StaffHoursPerWeek { get; init; }

    /// <summary>First day; a partnership agreement has one.</summary>
    public DateOnly? From { get; init; }

    /// <summary>First day it no longer runs.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The function that answers for it.</summary>
    [Required, MaxLength(Limits.TextLength)]
    public string? ContactPoint { get; init; }

    public Partnership ToPartnership(Guid id, Faults faults) => new(
        id,
        faults.Text("organisation", Organisation),
        faults.Required("kind", Kind, "Use association, humanitarian or community."),
        faults.Required("involvement", Involvement, EnumNames<Involvement>.Cure),
        faults.Number("staffHoursPerWeek", StaffHoursPerWeek ?? 0, 0, Partnership.MaxStaffHours),
        From,
        To,
        faults.Text("contactPoint", ContactPoint));
}
