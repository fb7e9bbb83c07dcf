using System.Net;
using System.Net.Mail;
using Matching.Contracts.Notices;
using Matching.Grains.Ports;
using Microsoft.Extensions.Options;

namespace Matching.Silo.Notices;

/// <summary>
/// Hands a notice to the mail server. The Message-ID is the notice's id: a mail that is sent twice is one to every mail program that looks, and
/// <c>Idempotency-Key</c> says the same to a system that reads the mailbox.
/// </summary>
internal sealed class SmtpNotices(IOptions<NoticeSenderOptions> options)
{
    public bool IsConfigured => !string.IsNullOrEmpty(options.Value.SmtpHost);

    public async Task<SendResult> Send(OutgoingNotice notice, string address, CancellationToken cancellationToken)
    {
        if (!MailAddress.TryCreate(address, out var to))
            return SendResult.Refused("bad-address");
        using var message = Message(notice.Notice, new(options.Value.From), to);
        using var client = new SmtpClient(options.Value.SmtpHost, options.Value.SmtpPort) { EnableSsl = options.Value.SmtpTls };
        if (options.Value.SmtpUser is { Length: > 0 } user)
            client.Credentials = new NetworkCredential(user, options.Value.SmtpPassword);
        try
        {
            await client.SendMailAsync(message, cancellationToken);
            return SendResult.Sent;
        }
        catch (SmtpFailedRecipientException fault) when (IsPermanent(fault.StatusCode))
        {
            return SendResult.Refused($"smtp-{(int)fault.StatusCode}");
        }
        catch (SmtpException fault)
        {
            return SendResult.Failed($"smtp-{(int)fault.StatusCode}");
        }
    }

    internal static MailMessage Message(Notice notice, MailAddress from, MailAddress to)
    {
        var message = new MailMessage(from, to) { Subject = NoticeText.Subject(notice), Body = NoticeText.Body(notice) };
        message.Headers.Add("Message-ID", $"<{notice.Id:D}@{from.Host}>");
        message.Headers.Add("Idempotency-Key", notice.Id.ToString("D"));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    /// <summary>550 and 551: there is no such mailbox. Everything else may pass.</summary>
    private static bool IsPermanent(SmtpStatusCode status) => (int)status is 550 or 551 or 553;
}
