using Matching.Contracts.Pool;
using Matching.Core;

namespace Matching.Grains.Pool;

/// <summary>Which checks would have to be made, by whom and since when.</summary>
internal static class CheckRemedies
{
    /// <param name="mode">An organisation's checks are its members'; the region does not learn how many those are.</param>
    public static string Sentence(RejectionGap gap, PoolNeed need, FulfilmentMode mode)
    {
        var own = mode == FulfilmentMode.Person ? "" : " of each member who takes part (the organisation's own where no member has a number)";
        string[] parts =
        [
            .. Kinds(gap.CheckDaysNeeded).Select(kind => $"a {kind}{For(kind, need, 0)}{own}{Since(gap.CheckDaysNeeded[(int)kind])}"),
            .. Kinds(gap.OtherAdultsDaysNeeded).Select(kind => $"a {kind}{For(kind, need, CheckDays.Kinds)} of every other adult in the household, all of whom are on record{Since(gap.OtherAdultsDaysNeeded[(int)kind])}"),
            .. Used(gap.ChecksUsed).Select(kind => $"a {kind}{For(kind, need, 0)}{own} made after the last placement was agreed"),
            .. Used(gap.ChecksUsed >> CheckDays.Kinds).Select(kind => $"a {kind}{For(kind, need, CheckDays.Kinds)} of every other adult in the household made after the last placement was agreed"),
        ];
        return $"For a start on {need.Start:yyyy-MM-dd}: {string.Join(", ", parts)}.";
    }

    private static string For(CheckKind kind, PoolNeed need, int first) =>
        (need.PurposeChecks >> (first + (int)kind) & 1) == 1 ? $" for {string.Join(" or ", CheckPurposes.InMask(need.Purposes))}" : "";

    private static IEnumerable<CheckKind> Kinds(CheckDays needed) => Enum.GetValues<CheckKind>().Where(kind => needed[(int)kind] != 0);

    private static IEnumerable<CheckKind> Used(int bits) => Enum.GetValues<CheckKind>().Where(kind => (bits >> (int)kind & 1) == 1);

    // Day 1 is the oldest day there is: the check does not age.
    private static string Since(short day) => day > 1 ? $" made on {Days.Date(day):yyyy-MM-dd} or later" : "";
}
