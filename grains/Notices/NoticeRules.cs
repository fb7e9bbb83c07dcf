using Matching.Contracts.Notices;
using Matching.Contracts.Placements;
using Matching.Grains.State;

namespace Matching.Grains.Notices;

/// <summary>Which settings can be kept, and how an attempt changes a notice.</summary>
internal static class NoticeRules
{
    public static Problem? Check(NoticeSettings settings) => settings switch
    {
        { Email: { } email } when !Codes.IsText(email) || email.Count(c => c == '@') != 1 || email.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) =>
            Problem.Invalid("This is no e-mail address.", "email", "Give one mailbox of a function, like volunteers@example.org."),
        { WebhookUrl: { } url } when url.Length > 1_000 || !Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps || address.UserInfo.Length > 0 =>
            Problem.Invalid("The webhook is no https address.", "webhookUrl", "Give an address that begins with https:// and carries no password."),
        { WebhookUrl: not null, WebhookSecret: not { Length: >= 32 and <= Limits.TextLength } } =>
            Problem.Invalid("The webhook's secret is missing or too short.", "webhookSecret", $"Give 32 to {Limits.TextLength} random characters: each call is signed with it."),
        _ => null,
    };

    public static NoticeView After(NoticeView notice, SendResult result, DateTimeOffset now, NoticeOptions options)
    {
        var attempts = notice.Attempts + 1;
        if (result.Status is NoticeStatus.Sent or NoticeStatus.Delivered)
            return notice with { Status = LifeCycles.Notice.Leads(notice.Status, result.Status), Attempts = attempts, Changed = now, NextAttempt = null, Fault = null };
        var over = result.IsFinal || attempts >= options.MaxAttempts;
        return notice with
        {
            Status = LifeCycles.Notice.Leads(notice.Status, over ? NoticeStatus.GivenUp : NoticeStatus.Failed),
            Attempts = attempts,
            Changed = now,
            NextAttempt = over ? null : now + options.Wait(attempts),
            Fault = result.Fault,
        };
    }

    /// <summary>Without the oldest of those that are finished, beyond the number that is kept.</summary>
    public static ImmutableArray<NoticeView> Tidied(ImmutableArray<NoticeView> notices)
    {
        var surplus = notices.Count(n => n.NextAttempt is null) - Limits.NoticesKept;
        return surplus <= 0 ? notices : notices.RemoveAll(n => n.NextAttempt is null && surplus-- > 0);
    }
}
