namespace Matching.Core;

/// <summary>Why a volunteer is not eligible for a need: every hard rule that fails, not only the first. None means eligible.</summary>
[Flags]
public enum Rejection : uint
{
    None = 0,

    /// <summary>Not approved for this type of assignment.</summary>
    Type = 1 << 0,

    /// <summary>No room, in total or for this type.</summary>
    Capacity = 1 << 1,

    /// <summary>A required language is missing.</summary>
    Language = 1 << 2,

    /// <summary>A required certificate is missing.</summary>
    Certificate = 1 << 3,

    /// <summary>A required check is missing or not valid at the placement.</summary>
    Check = 1 << 4,

    /// <summary>Not of the required gender.</summary>
    Gender = 1 << 5,

    /// <summary>No live sharing agreement between home and receiving municipality.</summary>
    Sharing = 1 << 6,

    /// <summary>No consent to be shared outside the home municipality.</summary>
    Consent = 1 << 7,

    /// <summary>Farther than the volunteer travels.</summary>
    Travel = 1 << 8,

    /// <summary>Farther than the need accepts.</summary>
    DistanceCap = 1 << 9,

    /// <summary>Paused beyond the placement day.</summary>
    Paused = 1 << 10,

    /// <summary>Excluded by the need: an earlier decline, kinship or conflict of interest.</summary>
    Excluded = 1 << 11,

    /// <summary>A person, a group or an organisation where the need asks for another.</summary>
    Mode = 1 << 12,

    /// <summary>A required condition of home or everyday life is not met.</summary>
    Condition = 1 << 13,

    /// <summary>Fewer weekends a month or hours a week left than needed.</summary>
    Pattern = 1 << 14,

    /// <summary>Days of the placement are blocked out.</summary>
    BlockedOut = 1 << 15,

    /// <summary>A weekly slot that the need takes is not given, or taken by another placement.</summary>
    Slots = 1 << 16,

    /// <summary>No volunteer sits in this row. Never together with another reason.</summary>
    Absent = 1u << 31,
}
