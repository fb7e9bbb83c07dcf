namespace Matching.Core;

/// <summary>Why a volunteer scores as they do for a need, or why they are rejected and what would change it.</summary>
/// <param name="Id">The volunteer.</param>
/// <param name="PolicyVersion">Version of the policy that gave the points.</param>
/// <param name="Rejection">All hard rules that fail; <see cref="Rejection.None"/> if eligible.</param>
/// <param name="Parts">The parts of the score; of a rejected volunteer, what the score would be.</param>
/// <param name="Gap">What is missing.</param>
public readonly record struct Explanation(UInt128 Id, int PolicyVersion, Rejection Rejection, ScoreParts Parts, RejectionGap Gap);

/// <summary>What stands between a rejected volunteer and eligibility. A field is zero where its rule holds.</summary>
/// <param name="MissingLanguages">Required languages not spoken.</param>
/// <param name="MissingCertificates">Required certificates not held.</param>
/// <param name="BeyondTravelHm">Hectometres farther than the volunteer travels, rounded up.</param>
/// <param name="BeyondCapHm">Hectometres farther than the need accepts, rounded up.</param>
/// <param name="CheckDaysNeeded">For each kind of check that fails, the day through which it must be valid.</param>
/// <param name="PausedUntil">First day the volunteer can be asked again.</param>
/// <param name="RoomNeeded">Places that are missing in total, on the day of the placement on which fewest are left.</param>
public readonly record struct RejectionGap(
    uint MissingLanguages, ushort MissingCertificates, int BeyondTravelHm, int BeyondCapHm, CheckDays CheckDaysNeeded, short PausedUntil, int RoomNeeded)
{
    /// <summary>On some day of the placement fewer places of the type are left than the need takes.</summary>
    public bool TypeFull { get; init; }

    /// <summary>For each kind of check that another adult of the household lacks, the day it must reach.</summary>
    public CheckDays OtherAdultsDaysNeeded { get; init; }

    /// <summary>Kinds of check that were used for the last placement, one bit each as in <see cref="NeedRow.ChecksNew"/>.</summary>
    public byte ChecksUsed { get; init; }

    /// <summary>Required conditions that are not met.</summary>
    public byte MissingConditions { get; init; }

    /// <summary>Weekends a month that are missing on the days of the placement.</summary>
    public int WeekendsMissing { get; init; }

    /// <summary>The step of hours a week that is needed; 0 where the hours suffice.</summary>
    public byte HoursStepNeeded { get; init; }

    /// <summary>Weekly slots that are taken by other placements or not given.</summary>
    public ulong MissingSlots { get; init; }
}
