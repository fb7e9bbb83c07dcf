namespace Matching.Contracts.Needs;

/// <summary>Every hard rule that a pair fails, not only the first. Bits are stored with decisions: append only.</summary>
[Flags, GenerateSerializer, Alias("matching.rejection-reasons")]
public enum RejectionReasons
{
    None = 0,

    /// <summary>Not approved for the assignment type.</summary>
    AssignmentType = 1,

    /// <summary>A required language is missing.</summary>
    Language = 2,

    /// <summary>A required qualification is missing.</summary>
    Qualification = 4,

    /// <summary>A required check is missing or does not hold on the placement date.</summary>
    Check = 8,

    /// <summary>The wished gender does not match.</summary>
    Gender = 16,

    /// <summary>No live sharing agreement from the home municipality for this type and date.</summary>
    Agreement = 32,

    /// <summary>All places are taken or held, in total or for this type.</summary>
    Capacity = 64,

    /// <summary>Farther than the volunteer travels.</summary>
    Distance = 128,

    /// <summary>Paused on the placement date.</summary>
    Paused = 256,

    /// <summary>The volunteer has not agreed to be proposed outside the home municipality.</summary>
    Consent = 512,

    /// <summary>Declined this need before, or is excluded from it (kinship, conflict of interest).</summary>
    Excluded = 1024,

    /// <summary>A person, a group or an organisation, where the need asks for another.</summary>
    Mode = 2048,

    /// <summary>A condition of the home or of everyday life is not met.</summary>
    Condition = 4096,

    /// <summary>Fewer weekends a month or hours a week left than needed.</summary>
    Pattern = 8192,

    /// <summary>The volunteer has blocked out days of the placement.</summary>
    BlockedOut = 16384,

    /// <summary>Kin of the client. Said when an offer is made, to the home municipality; lists say <see cref="Excluded"/>.</summary>
    Kin = 32768,

    /// <summary>A weekly slot that the need takes is not given, or another placement takes it.</summary>
    WeekSlots = 65536,

    /// <summary>The quota of every agreement that would let the volunteer go is used up. Said in lists; a round weighs its quotas itself.</summary>
    Quota = 131072,

    /// <summary>What other municipalities see instead of a personal reason that no group below may name.</summary>
    Undisclosed = 1 << 20,

    /// <summary>What other municipalities see instead of a condition: a household condition is not met. Never where the need asks for one condition only: it would be named.</summary>
    Household = 1 << 21,

    /// <summary>What other municipalities see instead of type, qualification or check: an approval or check condition is not met.</summary>
    Approval = 1 << 22,

    /// <summary>What other municipalities see instead of pattern, block-out or pause: not available at that time.</summary>
    Time = 1 << 23,
}
