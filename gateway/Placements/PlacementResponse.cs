using Matching.Contracts.Placements;

namespace Matching.Gateway.Placements;

/// <summary>An accepted offer and what followed, as dated facts.</summary>
internal sealed record PlacementResponse
{
    /// <summary>The id of the offer it began with.</summary>
    public required Guid Offer { get; init; }

    public required string Need { get; init; }

    public required string Volunteer { get; init; }

    public required AssignmentType Type { get; init; }

    public required PlacementStage Stage { get; init; }

    /// <summary>The placement date that the need asks for.</summary>
    public required DateOnly Wanted { get; init; }

    public required DateOnly? MeetingOn { get; init; }

    public required DateOnly? SignedByMunicipality { get; init; }

    public required DateOnly? SignedByVolunteer { get; init; }

    /// <summary>When the last of those whom it serves consented; null while one is missing.</summary>
    public required DateOnly? ClientConsent { get; init; }

    /// <summary>When the guardian of the last of them consented; null while one is missing.</summary>
    public required DateOnly? GuardianConsent { get; init; }

    /// <summary>Each consent by itself.</summary>
    public required IReadOnlyList<ConsentDto> Consents { get; init; }

    public required DateOnly? Started { get; init; }

    public required IReadOnlyList<FollowUpDto> FollowUps { get; init; }

    /// <summary>The day by which the next follow-up is due.</summary>
    public required DateOnly? FollowUpDue { get; init; }

    /// <summary>The first day after it, where it was prolonged; until then the need's planned end stands.</summary>
    public required DateOnly? ProlongedUntil { get; init; }

    /// <summary>The first day it no longer covers.</summary>
    public required DateOnly? Ended { get; init; }

    public required PlacementEndReason? EndReason { get; init; }

    public required PlacementSide? RefusedBy { get; init; }

    public required DateOnly? Thanked { get; init; }

    /// <summary>Places of the need that it fills: siblings who come together take one each.</summary>
    public required int Places { get; init; }

    /// <summary>Which siblings it serves: 0 is the one of childAge, 1 the first of siblingAges. Empty where the need has one client.</summary>
    public required IReadOnlyList<int> Children { get; init; }

    /// <summary>The sharing agreement that it runs under, which has the price; null for an own volunteer.</summary>
    public required Guid? Agreement { get; init; }

    public static PlacementResponse From(Placement placement) => new()
    {
        Offer = placement.Offer,
        Need = placement.Need.ToString(),
        Volunteer = placement.Volunteer.ToString(),
        Type = placement.Type,
        Stage = placement.Stage,
        Wanted = placement.Wanted,
        MeetingOn = placement.MeetingOn,
        SignedByMunicipality = placement.SignedByMunicipality,
        SignedByVolunteer = placement.SignedByVolunteer,
        ClientConsent = placement.ClientConsent,
        GuardianConsent = placement.GuardianConsent,
        Consents = [.. placement.Consents.Select(c => new ConsentDto { Child = c.Child, Party = c.Party, On = c.On })],
        Started = placement.Started,
        FollowUps = [.. placement.FollowUps.Select(f => new FollowUpDto { On = f.On, Result = f.Result })],
        FollowUpDue = placement.FollowUpDue,
        ProlongedUntil = placement.ProlongedUntil,
        Ended = placement.Ended,
        EndReason = placement.EndReason,
        RefusedBy = placement.RefusedBy,
        Thanked = placement.Thanked,
        Places = placement.Places,
        Children = placement.Children,
        Agreement = placement.Agreement,
    };
}

internal sealed record ConsentDto
{
    /// <summary>Of siblings: 0 is the one of childAge; 0 where the need has one client.</summary>
    public required int Child { get; init; }

    public required ConsentParty Party { get; init; }

    public required DateOnly On { get; init; }
}

internal sealed record FollowUpDto
{
    public required DateOnly On { get; init; }

    public required FollowUpResult Result { get; init; }
}

internal sealed record PlacementPageResponse
{
    public required IReadOnlyList<PlacementResponse> Items { get; init; }

    /// <summary>The address of the next page; null at the end.</summary>
    public required string? Next { get; init; }
}
