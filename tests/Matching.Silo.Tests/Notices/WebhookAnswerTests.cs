using System.Security.Cryptography;
using System.Text;
using Matching.Contracts.Notices;
using Matching.Contracts.Values;
using Matching.Grains.Ports;
using Matching.Silo.Notices;
using Microsoft.Extensions.Options;

namespace Matching.Silo.Tests.Notices;

/// <summary>What the receiver answers, over a real connection with a certificate that is checked.</summary>
public sealed class WebhookAnswerTests
{
    private static readonly Guid Id = new("0198f3c2-7d4e-7a10-9b1e-5a2f6c3d4e5f");

    private static readonly OutgoingNotice Told = new(
        new(Id, "se-0580", null, NoticeKind.OfferAccepted, new("se-0580", Id), Id, AssignmentType.Visitor, DateTimeOffset.UnixEpoch, null), null, null, "secret");

    /// <summary>A receiver that took it confirmed it; whatever else it says may pass, and is tried again.</summary>
    [Theory]
    [InlineData("200 OK", NoticeStatus.Delivered, null)]
    [InlineData("202 Accepted", NoticeStatus.Delivered, null)]
    [InlineData("204 No Content", NoticeStatus.Delivered, null)]
    [InlineData("301 Moved Permanently", NoticeStatus.Failed, "http-301")]
    [InlineData("404 Not Found", NoticeStatus.Failed, "http-404")]
    [InlineData("429 Too Many Requests", NoticeStatus.Failed, "http-429")]
    [InlineData("500 Internal Server Error", NoticeStatus.Failed, "http-500")]
    [InlineData("503 Service Unavailable", NoticeStatus.Failed, "http-503")]
    public async Task Send_Answered_IsDeliveredOrFailsWithItsCode_AndIsSignedOverTheBodyAsReceived(string status, NoticeStatus expected, string? fault)
    {
        using var receiver = new WebhookReceiver();
        using var webhook = Webhook(receiver);
        var answer = receiver.Answer(status, "Location: https://127.0.0.1:1/\r\n");
        var result = await webhook.Send(Told, receiver.Url, default);
        Assert.Equal((expected, fault, false), (result.Status, result.Fault, result.IsFinal));

        var parts = (await answer).Split("\r\n\r\n", 2);
        Assert.StartsWith("POST /hook HTTP/1.1", parts[0], StringComparison.Ordinal);
        Assert.Contains($"Idempotency-Key: {Id}", parts[0], StringComparison.Ordinal);
        var signature = parts[0].Split("\r\n").Single(l => l.StartsWith("Matching-Signature: ", StringComparison.Ordinal)).Split("t=")[1].Split(",v1=");
        Assert.Equal(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes("secret"), Encoding.UTF8.GetBytes($"{signature[0]}.{parts[1]}"))), signature[1]);
    }

    [Fact]
    public async Task Send_ReceiverHangsUp_MayPassLater()
    {
        using var receiver = new WebhookReceiver();
        using var webhook = Webhook(receiver);
        var hungUp = receiver.HangUp();
        var result = await webhook.Send(Told, receiver.Url, default);
        await hungUp;
        Assert.Equal((NoticeStatus.Failed, false), (result.Status, result.IsFinal));
        Assert.StartsWith("http-", result.Fault, StringComparison.Ordinal);
    }

    /// <summary>Nothing is told to a receiver whose certificate the system does not trust.</summary>
    [Fact]
    public async Task Send_CertificateOfNobodyTrusted_IsNotTold()
    {
        using var receiver = new WebhookReceiver();
        using var webhook = new WebhookNotices(Options.Create(new NoticeSenderOptions { AllowPrivateWebhooks = true }), TimeProvider.System);
        var answer = receiver.Answer("200 OK");
        var result = await webhook.Send(Told, receiver.Url, default);
        Assert.Equal((NoticeStatus.Failed, "http-SecureConnectionError"), (result.Status, result.Fault));
        Assert.True(await Record.ExceptionAsync(() => answer) is not null || (await answer).Length == 0);
    }

    private static WebhookNotices Webhook(WebhookReceiver receiver) =>
        new(Options.Create(new NoticeSenderOptions { AllowPrivateWebhooks = true }), TimeProvider.System, receiver.Trust);
}
