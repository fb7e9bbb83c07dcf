namespace Matching.Core;

/// <summary>What the matching core knows of one need: coarse, typed requirements and no word about the client.</summary>
public readonly record struct NeedRow
{
    /// <summary>Receiving municipality, by the same dense index as <see cref="VolunteerRow.Municipality"/>.</summary>
    public ushort Municipality { get; init; }

    /// <summary>Row of the <see cref="SharingTable"/> that says which home municipalities may serve this need.</summary>
    public int SharingRow { get; init; }

    /// <summary>Place east, in hectometres, -16,000..16,000.</summary>
    public short X { get; init; }

    /// <summary>Place north, in hectometres, -16,000..16,000.</summary>
    public short Y { get; init; }

    /// <summary>Assignment type, 0..15.</summary>
    public byte Role { get; init; }

    /// <summary>Languages the volunteer must speak, or should if <see cref="LanguageIsSoft"/>.</summary>
    public uint LanguagesRequired { get; init; }

    /// <summary>Languages that earn points.</summary>
    public uint LanguagesPreferred { get; init; }

    public ushort CertificatesRequired { get; init; }

    /// <summary>The least day of each kind of check, see <see cref="VolunteerRow.ChecksValidUntil"/>; 0 = this kind is not asked for.</summary>
    public CheckDays ChecksValidOn { get; init; }

    /// <summary>The same for every other adult in the household.</summary>
    public CheckDays OtherAdultsValidOn { get; init; }

    /// <summary>Kinds of check that must be later than the volunteer's last placement, one bit each: bits 0–3 the volunteer's own, bits 4–7 those of every other adult.</summary>
    public byte ChecksNew { get; init; }

    /// <summary>Purposes that checks must have been made for, one bit each; 0 = any.</summary>
    public byte Purposes { get; init; }

    /// <summary>Kinds of check to which <see cref="Purposes"/> applies, one bit each as in <see cref="ChecksNew"/>.</summary>
    public byte PurposeChecks { get; init; }

    /// <summary>Ways to fulfil the need, one bit for each <see cref="VolunteerRow.Mode"/>; 0 = any.</summary>
    public byte Modes { get; init; }

    /// <summary>Conditions that must be met.</summary>
    public byte ConditionsRequired { get; init; }

    /// <summary>Conditions that cost points where they are not met.</summary>
    public byte ConditionsPreferred { get; init; }

    /// <summary>Age bands that suit, bit = band - 1; another costs points. 0 = any.</summary>
    public byte AgeBands { get; init; }

    /// <summary>Weekends a month, 0..4.</summary>
    public byte Weekends { get; init; }

    /// <summary>Hours a week, 0..6, see <see cref="VolunteerRow.HoursStep"/>.</summary>
    public byte HoursStep { get; init; }

    /// <summary>Places the volunteer must have free, 0..63; 0 and 1 mean one.</summary>
    public byte Places { get; init; }

    /// <summary>Gender the volunteer must have, or should if <see cref="GenderIsSoft"/>; unstated = any.</summary>
    public Gender GenderPreference { get; init; }

    /// <summary>The gender preference costs points instead of rejecting.</summary>
    public bool GenderIsSoft { get; init; }

    /// <summary>A missing required language costs points instead of rejecting.</summary>
    public bool LanguageIsSoft { get; init; }

    /// <summary>Slots that suit, 42 bits as in <see cref="VolunteerRow.Availability"/>.</summary>
    public ulong Slots { get; init; }

    /// <summary>Slots needed, 0..42; 0 = no pattern asked for, and no points for availability.</summary>
    public byte SlotsNeeded { get; init; }

    /// <summary>Slots that the placement takes: all of them must be free, 42 bits as in <see cref="VolunteerRow.Availability"/>. They earn no points.</summary>
    public ulong SlotsRequired { get; init; }

    public uint SkillsWanted { get; init; }

    /// <summary>Volunteers wanted. Read by the assignment, not by the scoring.</summary>
    public int Count { get; init; }

    /// <summary>Longest distance in hectometres whatever the volunteer would travel, up to 4,000; 0 = no cap.</summary>
    public ushort MaxDistanceHm { get; init; }

    /// <summary>Day the placement starts: a volunteer paused beyond it is rejected; 0 rejects everyone who is paused.</summary>
    public short Day { get; init; }

    /// <summary>First day after the placement; 0 = no end.</summary>
    public short EndDay { get; init; }

    /// <summary>Urgency by the statutory clock, in units the policy weighs. Added to every score of this need.</summary>
    public int Priority { get; init; }

    /// <summary>Volunteers who may not be proposed: a decline that is remembered, kinship, conflict of interest.</summary>
    public ReadOnlyMemory<UInt128> Excluded { get; init; }
}
