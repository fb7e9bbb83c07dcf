using Matching.Contracts.Law;
using Matching.Contracts.Volunteers;

namespace Matching.Gateway.Volunteers;

internal sealed record EndingChecksResponse
{
    public required IReadOnlyList<VolunteerChecksResponse> Items { get; init; }

    /// <summary>The address of the next page; null at the end.</summary>
    public required string? Next { get; init; }
}

/// <summary>A volunteer with the checks that should be renewed.</summary>
internal sealed record VolunteerChecksResponse
{
    public required Guid Id { get; init; }

    public required IReadOnlyList<CheckEndingResponse> Checks { get; init; }

    public static VolunteerChecksResponse From(VolunteerEndingChecks volunteer) => new() { Id = volunteer.Id, Checks = [.. volunteer.Checks.Select(CheckEndingResponse.From)] };
}

internal sealed record CheckEndingResponse
{
    public required CheckKind Kind { get; init; }

    /// <summary>The other adult, or the member, it is about; null for the volunteer.</summary>
    public required int? Member { get; init; }

    public required DateOnly Made { get; init; }

    /// <summary>Since when it should be renewed.</summary>
    public required DateOnly RenewFrom { get; init; }

    /// <summary>The last placement date for which it is young enough; null where it does not age.</summary>
    public required DateOnly? LastDay { get; init; }

    /// <summary>The day an event ended it early.</summary>
    public required DateOnly? EndedOn { get; init; }

    /// <summary>Who fetches the next one.</summary>
    public required CheckParty Responsible { get; init; }

    /// <summary>Assignment types that ask for it.</summary>
    public required IReadOnlyList<AssignmentType> Types { get; init; }

    public static CheckEndingResponse From(CheckEnding check) => new()
    {
        Kind = check.Kind,
        Member = check.Member,
        Made = check.Made,
        RenewFrom = check.RenewFrom,
        LastDay = check.LastDay,
        EndedOn = check.EndedOn,
        Responsible = check.Responsible,
        Types = check.Types,
    };
}
