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

    /// <summary>Last day each kind of check is valid; 0 = no such check.</summary>
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

    /// <summary>Consent to be proposed outside the home municipality.</summary>
    public bool SharedOutsideHome { get; init; }

    /// <summary>At least one more assignment fits in the total capacity.</summary>
    public bool HasRoom => Active < Capacity;
}
