namespace Matching.Core.Assignment.Graph;

/// <summary>What is wrong with the input of a candidate graph.</summary>
public enum GraphFault
{
    /// <summary>More needs, volunteers or pairs than <see cref="AssignmentLimits"/> allows.</summary>
    TooLarge,

    /// <summary>A need's count is below 0 or above <see cref="AssignmentLimits.MaxUnits"/>.</summary>
    CountOutOfRange,

    /// <summary>A volunteer's capacity is below 0 or above <see cref="AssignmentLimits.MaxUnits"/>.</summary>
    CapacityOutOfRange,

    /// <summary>Offsets do not start at 0, decrease, or do not end at the number of pairs.</summary>
    OffsetsBroken,

    /// <summary>A pair names a volunteer that does not exist.</summary>
    VolunteerOutOfRange,

    /// <summary>A pair names, or a change asks for, a need that does not exist.</summary>
    NeedOutOfRange,

    /// <summary>A score is below 0 or above <see cref="AssignmentLimits.MaxScore"/>.</summary>
    ScoreOutOfRange,

    /// <summary>A need's candidates are not in canonical order (score descending, then volunteer ascending).</summary>
    NotCanonical,

    /// <summary>A need lists one volunteer twice.</summary>
    DuplicatePair,

    /// <summary>Two arrays that describe the same things differ in length.</summary>
    LengthMismatch,
}
