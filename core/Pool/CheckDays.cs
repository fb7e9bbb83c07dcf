namespace Matching.Core;

/// <summary>
/// One day number per kind of check (criminal record, suspicion register, enforcement agency, social register).
/// Day 0 means "none": a volunteer without the check, a need that does not ask for it. Days run from 1 to 32,767 after an epoch the host chooses.
/// </summary>
public readonly record struct CheckDays(short Kind0, short Kind1 = 0, short Kind2 = 0, short Kind3 = 0)
{
    /// <summary>Number of kinds.</summary>
    public const int Kinds = 4;

    /// <summary>The day of one kind, 0..3.</summary>
    public short this[int kind] => kind switch
    {
        0 => Kind0,
        1 => Kind1,
        2 => Kind2,
        3 => Kind3,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
