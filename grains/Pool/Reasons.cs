using Matching.Contracts.Needs;
using Matching.Contracts.Pool;
using Matching.Core;

namespace Matching.Grains.Pool;

/// <summary>The core's rejections in the words of the contracts, with what would change them.</summary>
internal static class Reasons
{
    private static readonly (Core.Rejection Core, RejectionReasons Contract)[] Names =
    [
        (Core.Rejection.Type, RejectionReasons.AssignmentType),
        (Core.Rejection.Language, RejectionReasons.Language),
        (Core.Rejection.Certificate, RejectionReasons.Qualification),
        (Core.Rejection.Check, RejectionReasons.Check),
        (Core.Rejection.Gender, RejectionReasons.Gender),
        (Core.Rejection.Sharing, RejectionReasons.Agreement),
        (Core.Rejection.Capacity, RejectionReasons.Capacity),
        (Core.Rejection.Travel, RejectionReasons.Distance),
        (Core.Rejection.DistanceCap, RejectionReasons.Distance),
        (Core.Rejection.Paused, RejectionReasons.Paused),
        (Core.Rejection.Consent, RejectionReasons.Consent),
        (Core.Rejection.Excluded, RejectionReasons.Excluded),
        (Core.Rejection.Mode, RejectionReasons.Mode),
        (Core.Rejection.Condition, RejectionReasons.Condition),
        (Core.Rejection.Pattern, RejectionReasons.Pattern),
        (Core.Rejection.BlockedOut, RejectionReasons.BlockedOut),
        (Core.Rejection.Slots, RejectionReasons.WeekSlots),
    ];

    public static RejectionReasons Contract(Core.Rejection reasons) =>
        Names.Aggregate(RejectionReasons.None, (all, name) => (reasons & name.Core) != 0 ? all | name.Contract : all);

    /// <param name="mode">What kind of volunteer it is about.</param>
    /// <param name="members">Of an organisation whose own record was asked.</param>
    public static ImmutableArray<string> Remedies(Explanation explanation, PoolNeed need, FulfilmentMode mode, MembersLacking? members = null) =>
        [.. Names.Where(n => (explanation.Rejection & n.Core) != 0).Select(n => n.Core switch
        {
            Core.Rejection.Excluded => Excluded(explanation.Id, need),
            Core.Rejection.Check => CheckRemedies.Sentence(explanation.Gap, need, mode, members),
            var reason => Remedy(reason, explanation.Gap, need),
        })];

    private static string Remedy(Core.Rejection reason, RejectionGap gap, PoolNeed need) => reason switch
    {
        Core.Rejection.Type => $"Approval for {need.Type}.",
        Core.Rejection.Language => $"Speaking {string.Join(", ", Vocabulary.Languages.InMask(gap.MissingLanguages))}.",
        Core.Rejection.Certificate => $"Having {string.Join(", ", Vocabulary.Qualifications.InMask(gap.MissingCertificates))}.",
        Core.Rejection.Gender => $"The need accepting another gender than {need.Gender}.",
        Core.Rejection.Sharing => $"A live sharing agreement for {need.Type} on {need.Start:yyyy-MM-dd}.",
        Core.Rejection.Capacity => string.Join(" ", Capacity(gap, need)),
        Core.Rejection.Travel => $"Travelling {gap.BeyondTravelHm / 10.0:0.0} km farther.",
        Core.Rejection.DistanceCap => $"The need accepting {gap.BeyondCapHm / 10.0:0.0} km more.",
        Core.Rejection.Paused => $"A pause that ends by {need.Start:yyyy-MM-dd}.",
        Core.Rejection.Consent => "Consent to placements outside the home municipality.",
        Core.Rejection.Mode => "The need accepting another mode of fulfilment.",
        Core.Rejection.Condition => $"Meeting {string.Join(", ", Enum.GetValues<Condition>().Where(c => (gap.MissingConditions >> (int)c & 1) == 1))}.",
        Core.Rejection.Pattern => string.Join(" ", Pattern(gap)),
        Core.Rejection.BlockedOut => "A start or end outside the days that the volunteer blocked out.",
        Core.Rejection.Slots => $"{string.Join(", ", WeekSlots.InMask(gap.MissingSlots))} given and not taken by another placement.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "No sentence says what would change it."),
    };

    /// <summary>The need itself lists whom it excludes, and what it lists can be taken back. Kin are excluded by the law, and no change of theirs ends that.</summary>
    private static string Excluded(UInt128 volunteer, PoolNeed need) => need.Excluded.Contains(Ids.Guid(volunteer))
        ? "A changed need, where the volunteer declined it; the end of the offer, where one is out; a case that no longer names a conflict of interest, where it does."
        : "Nothing that the volunteer could change: kin of the client are excluded.";

    private static IEnumerable<string> Capacity(RejectionGap gap, PoolNeed need)
    {
        if (gap.RoomNeeded > 0)
            yield return $"{gap.RoomNeeded} more free {(gap.RoomNeeded == 1 ? "place" : "places")} on the days of the placement.";
        if (gap.TypeFull)
            yield return $"{(need.PlacesInOneHome == 1 ? "A free place" : $"{need.PlacesInOneHome} free places")} for {need.Type} on the days of the placement.";
    }

    private static IEnumerable<string> Pattern(RejectionGap gap)
    {
        if (gap.WeekendsMissing > 0)
            yield return $"{gap.WeekendsMissing} more weekends a month that no other placement takes.";
        if (gap.HoursStepNeeded > 0)
            yield return $"{WeekHours.Steps[gap.HoursStepNeeded - 1]} hours a week that no other placement takes.";
    }
}
