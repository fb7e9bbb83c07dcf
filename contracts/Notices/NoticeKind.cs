namespace Matching.Contracts.Notices;

/// <summary>What a notice tells. Append only.</summary>
[GenerateSerializer, Alias("matching.notice-kind")]
public enum NoticeKind
{
    OfferMade = 0,
    OfferAccepted = 1,
    OfferDeclined = 2,
    OfferExpired = 3,

    /// <summary>The offer was taken back: another volunteer was chosen, or the need ended.</summary>
    OfferWithdrawn = 4,
    MeetingPlanned = 5,
    PlacementRefused = 6,
    PlacementStarted = 7,
    FollowUpDue = 8,
    PlacementEnded = 9,
    Thanks = 10,

    /// <summary>The emergency lane has nobody left to ask.</summary>
    LaneExhausted = 11,

    /// <summary>A check should be renewed: its renewal window is open, or an event ended it.</summary>
    CheckEnding = 12,

    /// <summary>More children are placed in a home than the law lets pass without notification.</summary>
    HomeNotifiable = 13,

    /// <summary>The planned end of a running placement has passed, and no end is recorded.</summary>
    PlannedEndPassed = 14,

    /// <summary>A follow-up is recorded: the volunteer hears what it found, as a code.</summary>
    FollowedUp = 15,

    /// <summary>A running placement goes on past its planned end, to a later one.</summary>
    PlacementProlonged = 16,
}
