using Matching.Contracts.Pool;
using Matching.Core;

namespace Matching.Grains.Pool;

/// <summary>Which checks would have to be made, by whom and since when.</summary>
internal static class CheckRemedies
{
    /// <summary>Of an organisation whose members nobody has looked up.</summary>
    private const string OfMembers = " of each member who takes part (the organisation's own where no member has a number)";

    /// <param name="mode">An organisation's checks are its members'; the region does not learn how many those are.</param>
    /// <param name="members">Says which of them; null where the volunteer's own record was not asked.</param>
    public static string Sentence(RejectionGap gap, PoolNeed need, FulfilmentMode mode, MembersLacking? members)
    {
        string[] parts =
        [
            .. Kinds(gap.CheckDaysNeeded).Select(kind => $"a {kind}{For(kind, need, 0)}{Own(kind, Oldest(kind, IsNew(kind)))}{Since(Oldest(kind, IsNew(kind)))}"),
            .. Kinds(gap.OtherAdultsDaysNeeded).Select(kind => $"a {kind}{For(kind, need, CheckDays.Kinds)} of every other adult in the household, all of whom are on record{Since(Days.Date(gap.OtherAdultsDaysNeeded[(int)kind]))}"),
            .. Used(gap.ChecksUsed).Select(kind => $"a {kind}{For(kind, need, 0)}{Own(kind, Oldest(kind, anew: true))} made after the last placement was agreed"),
            .. Used(gap.ChecksUsed >> CheckDays.Kinds).Select(kind => $"a {kind}{For(kind, need, CheckDays.Kinds)} of every other adult in the household made after the last placement was agreed"),
        ];
        return $"For a start on {need.Start:yyyy-MM-dd}: {string.Join(", ", parts)}.";

        string Own(CheckKind kind, DateOnly since) =>
            mode == FulfilmentMode.Person ? "" : members?.Of(kind, since, IsForPurpose(kind, need, 0) ? need.Purposes : 0) ?? OfMembers;

        DateOnly Oldest(CheckKind kind, bool anew)
        {
            var asked = gap.CheckDaysNeeded[(int)kind] is > 1 and var day ? Days.Date(day) : DateOnly.MinValue;
            return anew && members?.NewSince > asked ? members.NewSince : asked;
        }

        bool IsNew(CheckKind kind) => (need.ChecksNew >> (int)kind & 1) == 1;
    }

    private static string For(CheckKind kind, PoolNeed need, int first) =>
        IsForPurpose(kind, need, first) ? $" for {string.Join(" or ", CheckPurposes.InMask(need.Purposes))}" : "";

    private static bool IsForPurpose(CheckKind kind, PoolNeed need, int first) => (need.PurposeChecks >> (first + (int)kind) & 1) == 1;

    private static IEnumerable<CheckKind> Kinds(CheckDays needed) => Enum.GetValues<CheckKind>().Where(kind => needed[(int)kind] != 0);

    private static IEnumerable<CheckKind> Used(int bits) => Enum.GetValues<CheckKind>().Where(kind => (bits >> (int)kind & 1) == 1);

    // Day 1 is the oldest day there is: the check does not age.
    private static string Since(DateOnly day) => day > Days.Date(1) ? $" made on {day:yyyy-MM-dd} or later" : "";
}
