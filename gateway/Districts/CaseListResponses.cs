using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;

namespace Matching.Gateway.Districts;

/// <summary>A need in a list.</summary>
internal sealed record NeedSummaryResponse
{
    public required Guid Id { get; init; }

    public required AssignmentType Type { get; init; }

    public required NeedStatus Status { get; init; }

    /// <summary>The district its place lies in.</summary>
    public required string? District { get; init; }

    /// <summary>Its own, or its district's; without one no offer can be made.</summary>
    public required string? ContactPoint { get; init; }

    public required DateOnly Start { get; init; }

    public required DateOnly? DecisionDate { get; init; }

    public required int Count { get; init; }

    public static NeedSummaryResponse From(NeedSummary need) => new()
    {
        Id = need.Id,
        Type = need.Type,
        Status = need.Status,
        District = need.District,
        ContactPoint = need.ContactPoint,
        Start = need.Start,
        DecisionDate = need.DecisionDate,
        Count = need.Count,
    };
}

internal sealed record NeedSummaryListResponse
{
    public required IReadOnlyList<NeedSummaryResponse> Items { get; init; }

    /// <summary>The address of the next page; null at the end.</summary>
    public required string? Next { get; init; }
}

/// <summary>A volunteer in a list of the home municipality.</summary>
internal sealed record VolunteerSummaryResponse
{
    public required Guid Id { get; init; }

    public required VolunteerKind Kind { get; init; }

    public required IReadOnlyList<AssignmentType> Types { get; init; }

    /// <summary>The district the home lies in.</summary>
    public required string? District { get; init; }

    public required int Free { get; init; }

    /// <summary>The last offer or answer; null where there was none.</summary>
    public required DateTimeOffset? LastContact { get; init; }

    public static VolunteerSummaryResponse From(VolunteerSummary volunteer) => new()
    {
        Id = volunteer.Id,
        Kind = volunteer.Kind,
        Types = volunteer.Types,
        District = volunteer.District,
        Free = volunteer.Free,
        LastContact = volunteer.LastContact,
    };
}

internal sealed record VolunteerSummaryListResponse
{
    public required IReadOnlyList<VolunteerSummaryResponse> Items { get; init; }

    /// <summary>The address of the next page; null at the end.</summary>
    public required string? Next { get; init; }
}
