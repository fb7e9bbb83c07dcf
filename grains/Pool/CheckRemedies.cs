using Matching.Contracts.Pool;
using Matching.Core;

namespace Matching.Grains.Pool;

/// <summary>Which checks would have to be made, by whom and since when.</summary>
internal static class CheckRemedies
{
    public static string Sentence(RejectionGap gap, PoolNeed need)
    {
        string[] parts =
        [
            .. Kinds(gap.CheckDaysNeeded).Select(kind => $"a {kind}{Since(gap.CheckDaysNeeded[(int)kind])}"),
            .. Kinds(gap.OtherAdultsDaysNeeded).Select(kind => $"a {kind} of every other adult in the household{Since(gap.OtherAdultsDaysNeeded[(int)kind])}"),
            .. Enum.GetValues<CheckKind>().Where(kind => (gap.ChecksUsed >> (int)kind & 1) == 1).Select(kind => $"a {kind} made after the last placement was agreed"),
        ];
        return $"For a start on {need.Start:yyyy-MM-dd}: {string.Join(", ", parts)}.";
    }

    private static IEnumerable<CheckKind> Kinds(CheckDays needed) => Enum.GetValues<CheckKind>().Where(kind => needed[(int)kind] != 0);

    // Day 1 is the oldest day there is: the check does not age.
    private static string Since(short day) => day > 1 ? $" made on {Days.Date(day):yyyy-MM-dd} or later" : "";
}
