namespace Matching.Contracts.Audit;

/// <summary>What was done. Numbers are stored in hash chains: append only, never renumber.</summary>
[GenerateSerializer, Alias("matching.audit-action")]
public enum AuditAction
{
    VolunteerRegistered = 0,
    VolunteerChanged = 1,
    VolunteerErased = 2,

    /// <summary>The coordinators are told that a check should be renewed.</summary>
    CheckEnding = 3,

    /// <summary>The volunteer's ledger: a place is held, taken, given back.</summary>
    PlaceHeld = 10,
    PlaceTaken = 11,
    PlaceFreed = 12,
    PlaceStarted = 13,
    VolunteerThanked = 14,

    NeedOpened = 20,
    NeedChanged = 21,
    NeedClosed = 22,
    LaneOpened = 23,
    LaneEnded = 24,

    OfferMade = 30,

    /// <summary>An offer that a coordinator made against a soft or policy rule, with a reason.</summary>
    OfferMadeByOverride = 31,
    OfferAccepted = 32,
    OfferDeclined = 33,
    OfferWithdrawn = 34,
    OfferExpired = 35,

    MeetingPlanned = 40,
    MeetingHeld = 41,
    PlacementRefused = 42,
    AgreementSigned = 43,
    ConsentRecorded = 44,
    PlacementStarted = 45,
    FollowedUp = 46,
    FollowUpDue = 47,
    PlacementEnded = 48,
    ThanksGiven = 49,

    MunicipalitySetUp = 60,
    SharingProposed = 61,
    SharingAccepted = 62,
    SharingEnded = 63,

    /// <summary>Somebody read who a volunteer is.</summary>
    PersonRead = 80,

    /// <summary>The gateway refused access: a foreign object, a missing one, or a role that may not.</summary>
    AccessRefused = 81,

    NoticeSettingsChanged = 90,
}
