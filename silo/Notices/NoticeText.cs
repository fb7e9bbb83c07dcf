using System.Text.Json;
using System.Text.Json.Serialization;
using Matching.Contracts.Notices;
using Matching.Contracts.Placements;

namespace Matching.Silo.Notices;

/// <summary>What a notice says. References and codes only: a mail lies open on its way.</summary>
internal static class NoticeText
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static string Subject(Notice notice) => notice.Kind switch
    {
        NoticeKind.OfferMade => "A new request waits for an answer",
        NoticeKind.OfferAccepted => "An offer was accepted",
        NoticeKind.OfferDeclined => "An offer was declined",
        NoticeKind.OfferExpired => "An offer was not answered in time",
        NoticeKind.OfferWithdrawn => "A request was taken back",
        NoticeKind.MeetingPlanned => "A meeting is planned",
        NoticeKind.PlacementRefused => "A placement will not come about",
        NoticeKind.PlacementStarted => "An assignment has begun",
        NoticeKind.FollowUpDue => "A follow-up is due",
        NoticeKind.FollowedUp => "A follow-up was made",
        NoticeKind.PlannedEndPassed => "An assignment runs past its planned end",
        NoticeKind.PlacementProlonged => "An assignment is prolonged",
        NoticeKind.PlacementEnded => "An assignment has ended",
        NoticeKind.Thanks => "Thank you",
        NoticeKind.CheckEnding => "A check should be renewed",
        NoticeKind.HomeNotifiable => "A home has so many placed children that it must be notified",
        _ => "An emergency has nobody left to ask",
    };

    public static string Body(Notice notice) => string.Join('\n',
    [
        $"{Subject(notice)}.",
        "",
        $"Assignment: {notice.Type}",
        .. notice.When is { } when ? [$"When: {when:yyyy-MM-dd HH:mm} UTC"] : Array.Empty<string>(),
        .. notice.Result is { } result ? [$"What it found: {Words(result)}"] : Array.Empty<string>(),
        $"Reference: {Reference(notice)}",
        "",
        notice.Volunteer is null ? "Details are in the service; this message carries none on purpose." : "Please call your municipality's volunteer office, which tells you more.",
    ]);

    private static string Words(FollowUpResult result) => result switch
    {
        FollowUpResult.GoesWell => "it goes well",
        FollowUpResult.NeedsSupport => "more support is needed",
        _ => "the assignment should end",
    };

    private static string Reference(Notice notice) => notice switch
    {
        { About: { } about } => $"volunteer {about}",
        { Volunteer: not null } => $"{notice.Offer:D}",
        _ => $"need {notice.Need}, offer {notice.Offer:D}",
    };

    /// <summary>The body of a webhook and the line of the file.</summary>
    public static string ToJson(Notice notice) => JsonSerializer.Serialize(
        new
        {
            notice.Id,
            notice.Kind,
            notice.Municipality,
            Volunteer = notice.Volunteer?.ToString(),
            Need = notice.Need?.ToString(),
            About = notice.About?.ToString(),
            notice.Offer,
            notice.Type,
            notice.Created,
            notice.When,
            notice.Result,
        },
        Json);
}
