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

    /// <summary>The home municipality was in touch with the volunteer.</summary>
    VolunteerContacted = 4,

    /// <summary>A coordinator entered an event that can end checks.</summary>
    EventRecorded = 5,

    /// <summary>The volunteer's ledger: a place is held, taken, given back.</summary>
    PlaceHeld = 10,
    PlaceTaken = 11,
    PlaceFreed = 12,
    PlaceStarted = 13,
    VolunteerThanked = 14,
    PlaceProlonged = 15,

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
    PlannedEndPassed = 50,
    PlacementProlonged = 51,

    MunicipalitySetUp = 60,
    SharingProposed = 61,
    SharingAccepted = 62,
    SharingEnded = 63,

    DistrictSetUp = 64,
    DistrictRemoved = 65,
    PartnershipSetUp = 66,
    PartnershipJoined = 67,
    PartnershipLeft = 68,

    /// <summary>What members do together stands in the trail of their region.</summary>
    RegionSetUp = 70,
    RoundStarted = 71,
    RoundEnded = 72,
    DriveSetUp = 73,
    DriveJoined = 74,
    DriveVolunteerAdded = 75,
    MethodPublished = 76,
    MethodReported = 77,

    /// <summary>Somebody read who a volunteer is.</summary>
    PersonRead = 80,

    /// <summary>The gateway refused access: a foreign object, a missing one, or a role that may not.</summary>
    AccessRefused = 81,

    /// <summary>A file was imported; each row that changed something has an entry of its own.</summary>
    FileImported = 82,

    /// <summary>Somebody read a need with its case.</summary>
    CaseRead = 83,

    NoticeSettingsChanged = 90,
}
