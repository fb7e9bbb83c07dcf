namespace Matching.Contracts.Values;

/// <summary>Sets of purposes as bits.</summary>
public static class CheckPurposes
{
    public static uint Mask(IEnumerable<CheckPurpose> purposes) => purposes.Aggregate(0u, (mask, purpose) => mask | 1u << (int)purpose);

    /// <param name="mask">0: any purpose will do.</param>
    public static bool Accepts(uint mask, CheckPurpose made) => mask == 0 || made is CheckPurpose.Unstated or CheckPurpose.Full || (mask >> (int)made & 1) == 1;

    public static IEnumerable<CheckPurpose> InMask(uint mask) => Enum.GetValues<CheckPurpose>().Where(purpose => (mask >> (int)purpose & 1) == 1);
}
