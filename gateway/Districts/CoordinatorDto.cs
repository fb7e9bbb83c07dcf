using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Districts;

namespace Matching.Gateway.Districts;

/// <summary>Who works in a district.</summary>
internal sealed record CoordinatorDto
{
    /// <summary>The `sub` of their token: opaque, never a name or a national id.</summary>
    [Required, MaxLength(Limits.TextLength)]
    public string? Subject { get; init; }

    /// <summary>The function under which they answer.</summary>
    [Required, MaxLength(Limits.TextLength)]
    public string? ContactPoint { get; init; }

    public static CoordinatorDto From(Coordinator coordinator) => new() { Subject = coordinator.Subject, ContactPoint = coordinator.ContactPoint };

    public static Coordinator ToCoordinator(CoordinatorDto? coordinator, string field, Faults faults) =>
        new(faults.Text($"{field}.subject", coordinator?.Subject), faults.Text($"{field}.contactPoint", coordinator?.ContactPoint));
}
