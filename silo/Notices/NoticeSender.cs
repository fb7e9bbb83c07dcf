using Matching.Contracts.Notices;
using Matching.Grains.Ports;

namespace Matching.Silo.Notices;

/// <summary>Chooses the way out: the webhook where there is one, else mail, else the file.</summary>
internal sealed class NoticeSender(FileNotices file, SmtpNotices mail, WebhookNotices webhook) : INoticeSender
{
    public async Task<SendResult> Send(OutgoingNotice notice, CancellationToken cancellationToken)
    {
        var written = file.IsConfigured && await file.Write(notice, cancellationToken);
        return notice switch
        {
            { WebhookUrl: { } url } => await webhook.Send(notice, url, cancellationToken),
            { Email: { } address } when mail.IsConfigured => await mail.Send(notice, address, cancellationToken),
            _ when written => SendResult.Delivered,
            _ => SendResult.Refused("no-address"),
        };
    }
}
