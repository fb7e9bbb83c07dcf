using Matching.Contracts.Needs;
using Matching.Contracts.Notices;
using Matching.Contracts.Placements;

namespace Matching.Grains.Needs;

/// <summary>Who is told what of an offer. The volunteer hears from the home municipality alone, which alone knows the address.</summary>
internal static class OfferNotices
{
    private static readonly NoticeKind[]
        ToVolunteer = [NoticeKind.OfferMade, NoticeKind.OfferExpired, NoticeKind.OfferWithdrawn, NoticeKind.MeetingPlanned, NoticeKind.PlacementRefused, NoticeKind.PlacementStarted, NoticeKind.FollowedUp, NoticeKind.PlacementProlonged, NoticeKind.PlacementEnded, NoticeKind.Thanks],
        ToOwn = [NoticeKind.OfferAccepted, NoticeKind.OfferDeclined, NoticeKind.OfferExpired, NoticeKind.PlacementRefused, NoticeKind.FollowUpDue, NoticeKind.PlannedEndPassed, NoticeKind.LaneExhausted],
        ToHome = [NoticeKind.OfferMade, NoticeKind.OfferAccepted, NoticeKind.OfferDeclined, NoticeKind.OfferExpired, NoticeKind.OfferWithdrawn, NoticeKind.PlacementRefused, NoticeKind.PlacementStarted, NoticeKind.PlacementProlonged, NoticeKind.PlacementEnded];

    /// <summary>Tells the need's coordinator that nobody is left to ask.</summary>
    public static ImmutableArray<Notice> Exhausted(NeedRef need, AssignmentType type, DateTimeOffset now) =>
        [new(Guid.CreateVersion7(now), need.Municipality, null, NoticeKind.LaneExhausted, need, Guid.Empty, type, now, null)];

    public static ImmutableArray<Notice> For(NoticeKind kind, Offer offer, AssignmentType type, DateTimeOffset now, DateTimeOffset? when = null, FollowUpResult? result = null)
    {
        var (own, home) = (offer.Need.Municipality, offer.Volunteer.Municipality);
        var notices = ImmutableArray.CreateBuilder<Notice>();
        if (ToVolunteer.Contains(kind))
            notices.Add(To(home, offer.Volunteer));
        if (ToOwn.Contains(kind))
            notices.Add(To(own, null));
        if (home != own && ToHome.Contains(kind))
            notices.Add(To(home, null));
        return notices.ToImmutable();

        Notice To(string municipality, VolunteerRef? volunteer) =>
            new(Guid.CreateVersion7(now), municipality, volunteer, kind, offer.Need, offer.Id, type, now, when) { Result = result };
    }
}
