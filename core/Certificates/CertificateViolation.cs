namespace Matching.Core.Certificates;

/// <summary>The conditions of a certificate.</summary>
public enum CertificateCondition
{
    /// <summary>The arrays of the problem or the certificate do not fit each other.</summary>
    Shape,

    /// <summary>A chosen pair is not among the pairs of the problem.</summary>
    ChosenPairUnknown,

    /// <summary>A pair is chosen twice.</summary>
    ChosenTwice,

    /// <summary>A need has more volunteers than it wants.</summary>
    NeedOverfilled,

    /// <summary>A volunteer has more needs than places.</summary>
    VolunteerOverloaded,

    /// <summary>The stated total is not the sum of the chosen scores.</summary>
    TotalWrong,

    /// <summary>A price is below 0.</summary>
    PriceNegative,

    /// <summary>A pair that is not chosen scores more than its two prices: choosing it might improve the total.</summary>
    PairUnderpriced,

    /// <summary>A chosen pair scores less than its two prices.</summary>
    ChosenPairOverpriced,

    /// <summary>A need has a price and is not full.</summary>
    NeedPricedNotFull,

    /// <summary>A volunteer has a price and places left.</summary>
    VolunteerPricedNotFull,

    /// <summary>The total of the prices differs from the total of the scores: the proof does not close.</summary>
    DualityGap,
}

/// <summary>One broken condition, with where and by how much.</summary>
/// <param name="Condition">Which condition.</param>
/// <param name="Need">Index of the need, -1 where none is meant.</param>
/// <param name="Volunteer">Index of the volunteer, -1 where none is meant.</param>
/// <param name="Excess">By how much the condition is missed, in its own unit (points, placements or entries).</param>
public readonly record struct CertificateViolation(CertificateCondition Condition, int Need, int Volunteer, long Excess);
