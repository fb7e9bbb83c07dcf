using Matching.Contracts.Law;
using Matching.Contracts.Notices;
using Matching.Contracts.Volunteers;

namespace Matching.Grains.Volunteers;

/// <summary>What the home municipality's coordinators are told of a volunteer, apart from offers.</summary>
internal static class VolunteerNotices
{
    /// <summary>To the coordinators, and to the volunteer where it is the volunteer who fetches the check.</summary>
    public static ImmutableArray<Notice> Of(CheckEnding check, VolunteerRef volunteer, DateTimeOffset now)
    {
        DateTimeOffset? ends = (check.EndedOn ?? check.LastDay) is { } day ? CivilDay.Begins(day) : null;
        return check.Responsible == CheckParty.Volunteer && check.Member is null ? [To(null), To(volunteer)] : [To(null)];

        Notice To(VolunteerRef? receiver) =>
            new(Guid.CreateVersion7(now), volunteer.Municipality, receiver, NoticeKind.CheckEnding, null, Guid.Empty, check.Types[0], now, ends) { About = volunteer };
    }

    /// <summary>
    /// The home has more placed children than before, and more than the home country's law lets pass without notification. Ongoing placements have no type:
    /// where the volunteer offers a home that the law counts for, each is a placed child.
    /// </summary>
    /// <param name="begun">The placement that began; null where the profile changed.</param>
    public static ImmutableArray<Notice> OfHome(VolunteerRef volunteer, VolunteerState before, VolunteerState after, Commitment? begun, LawBook law, DateTimeOffset now)
    {
        var today = CivilDay.Of(now);
        var home = after.Commitments.Where(IsPlacedChild).Select(c => c.Reservation.Type).Concat(after.Profile!.Types).Where(type => Most(type) is not null).ToList();
        if (home.Count == 0 || Children(after) <= home.Min(Most) || Children(after) <= Children(before))
            return [];
        return
        [
            new(Guid.CreateVersion7(now), volunteer.Municipality, null, NoticeKind.HomeNotifiable, begun?.Reservation.Need, begun?.Reservation.Offer ?? Guid.Empty, begun?.Reservation.Type ?? home[0], now, null)
            {
                About = volunteer,
            },
        ];

        int? Most(AssignmentType type) => law.Find(volunteer.Municipality, type, today)?.NotifiableAbove;

        int Children(VolunteerState state) => state.Commitments.Where(c => IsPlacedChild(c) && Most(c.Reservation.Type) is not null).Sum(c => c.Reservation.Places)
            + (state.Profile is { } profile && profile.Types.Any(type => Most(type) is not null) ? profile.Ongoing : 0);
    }

    private static bool IsPlacedChild(Commitment c) => c is { Status: CommitmentStatus.Placed, Started: not null, Reservation.ForChild: true };
}
