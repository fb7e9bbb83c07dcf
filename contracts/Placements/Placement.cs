namespace Matching.Contracts.Placements;

/// <summary>An accepted offer and what followed: dated facts and codes, no text.</summary>
/// <param name="Offer">Its id is the offer's.</param>
/// <param name="Wanted">The placement date that was asked for; <see cref="Started"/> is the one it became.</param>
[GenerateSerializer, Immutable, Alias("matching.placement")]
public sealed record Placement(Guid Offer, NeedRef Need, VolunteerRef Volunteer, AssignmentType Type, DateOnly Wanted, PlacementStage Stage)
{
    [Id(0)]
    public DateOnly? MeetingOn { get; init; }

    [Id(1)]
    public DateOnly? SignedByMunicipality { get; init; }

    [Id(2)]
    public DateOnly? SignedByVolunteer { get; init; }

    /// <summary>When the last of those whom it serves consented; null while one is missing.</summary>
    [Id(3)]
    public DateOnly? ClientConsent { get; init; }

    /// <summary>When the guardian of the last of them consented; null while one is missing.</summary>
    [Id(4)]
    public DateOnly? GuardianConsent { get; init; }

    [Id(5)]
    public DateOnly? Started { get; init; }

    [Id(6)]
    public ImmutableArray<FollowedUp> FollowUps { get; init; } = [];

    /// <summary>The day by which the next follow-up is due, while it runs.</summary>
    [Id(7)]
    public DateOnly? FollowUpDue { get; init; }

    /// <summary>The due day that the coordinator was told of.</summary>
    [Id(8)]
    public DateOnly? FollowUpNoticed { get; init; }

    /// <summary>The first day it no longer covers: <c>[Started, Ended)</c>, so that another may begin on that day.</summary>
    [Id(9)]
    public DateOnly? Ended { get; init; }

    [Id(10)]
    public PlacementEndReason? EndReason { get; init; }

    [Id(11)]
    public DateOnly? Thanked { get; init; }

    /// <summary>Who said no before the start.</summary>
    [Id(12)]
    public PlacementSide? RefusedBy { get; init; }

    /// <summary>The planned end that passed while it ran and of which the coordinator was told.</summary>
    [Id(13)]
    public DateOnly? EndNoticed { get; init; }

    /// <summary>Places of the need that it fills, as its offer says.</summary>
    [Id(14)]
    public int Places { get; init; } = 1;

    /// <summary>Which siblings it serves, as <see cref="Needs.NeedCase.ChildAges"/> counts them from 0; empty where the need has one client.</summary>
    [Id(15)]
    public ImmutableArray<int> Children { get; init; } = [];

    /// <summary>Each consent by itself.</summary>
    [Id(16)]
    public ImmutableArray<ConsentGiven> Consents { get; init; } = [];

    /// <summary>The sharing agreement that it runs under, and whose price is due; null at home, and for placements from before it was kept. Where it starts on a day that its offer's does not cover, another one that does.</summary>
    [Id(17)]
    public Guid? Agreement { get; init; }

    /// <summary>It broke off before its planned end, and the need wants its places again.</summary>
    [Id(18)]
    public bool IsInterrupted { get; init; }

    /// <summary>The first day after it, where it was prolonged; until then the need's planned end stands.</summary>
    [Id(19)]
    public DateOnly? ProlongedUntil { get; init; }

    /// <summary>The first day after it, as planned; null where no end is.</summary>
    public DateOnly? PlannedEnd(Needs.NeedRequirements wish) => ProlongedUntil ?? wish.End;

    /// <summary>Those whose consent it needs: its siblings, or the one client.</summary>
    public ImmutableArray<int> Clients() => Children.IsEmpty ? [0] : Children;
}

/// <summary>A follow-up that was made.</summary>
[GenerateSerializer, Immutable, Alias("matching.followed-up")]
public sealed record FollowedUp(DateOnly On, FollowUpResult Result);
