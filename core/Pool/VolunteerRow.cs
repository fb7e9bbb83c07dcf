namespace Matching.Core;

/// <summary>What the matching core knows of one volunteer: codes, masks and days, nothing that names a person.</summary>
public readonly record struct VolunteerRow
{
    /// <summary>Identity (UUIDv7 as a number in the service). Ties in score are broken by ascending id.</summary>
    public required UInt128 Id { get; init; }

    /// <summary>Home municipality, as a dense index that the host assigns.</summary>
    public ushort Municipality { get; init; }

    /// <summary>Home cell east, in hectometres, -16,000..16,000.</summary>
    public short X { get; init; }

    /// <summary>Home cell north, in hectometres, -16,000..16,000.</summary>
    public short Y { get; init; }

    public Gender Gender { get; init; }

    /// <summary>Assignment types the volunteer is approved for, one bit each.</summary>
    public ushort Roles { get; init; }

    /// <summary>Assignment types whose own capacity is used up. A blocked role is rejected for capacity, not for approval.</summary>
    public ushort BlockedRoles { get; init; }

    public uint Languages { get; init; }

    public ushort Certificates { get; init; }

    /// <summary>
    /// A day for each kind of check, 0 = no such check. Compared with <see cref="NeedRow.ChecksValidOn"/> and nothing else: the last day it is valid against the
    /// placement's day, or the day it was made against the oldest that will do, as the host chooses for both.
    /// </summary>
    public CheckDays ChecksValidUntil { get; init; }

    /// <summary>Available slots, 42 bits: weekday * 6 + block of four hours.</summary>
    public ulong Availability { get; init; }

    public uint Skills { get; init; }

    /// <summary>Assignments done, saturated at 255.</summary>
    public byte Experience { get; init; }

    /// <summary>Most assignments at once, over all roles, 0..63; 0 takes none.</summary>
    public byte Capacity { get; init; }

    /// <summary>Assignments held now, 0..63. May exceed the capacity; the volunteer then has no room.</summary>
    public byte Active { get; init; }

    /// <summary>Longest travel, in hectometres, 0..4,000.</summary>
    public ushort MaxTravelHm { get; init; }

    /// <summary>First day the volunteer wants to be asked again; 0 = not paused.</summary>
    public short PausedUntil { get; init; }

    /// <summary>How the volunteer fulfils a need, 0..2: a person, a group, an organisation.</summary>
    public byte Mode { get; init; }

    /// <summary>Conditions of home and everyday life that are met, one bit each.</summary>
    public byte Conditions { get; init; }

    /// <summary>Age band, 1..6; 0 = unstated, which suits every need.</summary>
    public byte AgeBand { get; init; }

    /// <summary>Weekends a month, 0..4. Placements that run have taken theirs: here and in the hours and slots stands what is left on the freest day, other days are told by <see cref="RareFacts.TimeLeft"/>.</summary>
    public byte Weekends { get; init; }

    /// <summary>Hours a week as a step of growing size, 0..6; the highest stands for as many as needed, unless <see cref="RareFacts.TimeLeft"/> bounds them.</summary>
    public byte HoursStep { get; init; }

    /// <summary>How long the volunteer was not asked, in steps of growing length, 0..2.</summary>
    public byte Rest { get; init; }

    /// <summary>What few volunteers have; null = nothing.</summary>
    public RareFacts? Rare { get; init; }

    /// <summary>Consent to be proposed outside the home municipality.</summary>
    public bool SharedOutsideHome { get; init; }

    /// <summary>At least one more assignment fits in the total capacity.</summary>
    public bool HasRoom => Active < Capacity;
}
