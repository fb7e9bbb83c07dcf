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
        DateTimeOffset? ends = (check.EndedOn ?? check.LastDay) is { } day ? new(day, TimeOnly.MinValue, TimeSpan.Zero) : null;
        return check.Responsible == CheckParty.Volunteer && check.Member is null ? [To(null), To(volunteer)] : [To(null)];

        Notice To(VolunteerRef? receiver) =>
            new(Guid.CreateVersion7(now), volunteer.Municipality, receiver, NoticeKind.CheckEnding, null, Guid.Empty, check.Types[0], now, ends) { About = volunteer };
    }

    /// <summary>A placement began, and the home has more placed children than the home country's law lets pass without notification.</summary>
    public static ImmutableArray<Notice> OfHome(VolunteerRef volunteer, VolunteerState after, Commitment begun, LawBook law, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (!begun.Reservation.ForChild || Most(begun) is not { } most || after.Commitments.Where(c => IsPlacedChild(c) && Most(c) is not null).Sum(c => c.Reservation.Places) <= most)
            return [];
        return [new(Guid.CreateVersion7(now), volunteer.Municipality, null, NoticeKind.HomeNotifiable, begun.Reservation.Need, begun.Reservation.Offer, begun.Reservation.Type, now, null) { About = volunteer }];

        int? Most(Commitment c) => law.Find(volunteer.Municipality, c.Reservation.Type, today)?.NotifiableAbove;
    }

    private static bool IsPlacedChild(Commitment c) => c is { Status: CommitmentStatus.Placed, Started: not null, Reservation.ForChild: true };
}
