using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Matching.Contracts.Notices;
using Matching.Contracts.Placements;
using Matching.Contracts.Values;
using Matching.Grains.Ports;
using Matching.Silo.Hosting;
using Matching.Silo.Notices;
using Microsoft.Extensions.Options;

namespace Matching.Silo.Tests.Notices;

/// <summary>The ways out, each against a receiver of the test's own on the loopback address.</summary>
public sealed class SenderTests
{
    private static readonly Guid Id = new("0198f3c2-7d4e-7a10-9b1e-5a2f6c3d4e5f");

    private static readonly Notice Told = new(
        Id, "se-0580", new("se-0580", Id), NoticeKind.OfferMade, new("se-0581", Id), Id, AssignmentType.Visitor, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(3));

    [Fact]
    public async Task Webhook_PrivateAddress_IsRefusedAndNothingIsSent()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var webhook = new WebhookNotices(Options.Create(new NoticeSenderOptions()), TimeProvider.System);
        foreach (var host in new[] { "127.0.0.1", "localhost", "[::1]" })
        {
            var result = await webhook.Send(Outgoing(), $"https://{host}:{((IPEndPoint)listener.LocalEndpoint).Port}/", default);
            Assert.Equal((NoticeStatus.Failed, "private-address", true), (result.Status, result.Fault, result.IsFinal));
        }

        Assert.False(listener.Pending());
    }

    [Fact]
    public void Subject_OfEachKind_IsItsOwn() =>
        Assert.Distinct(Enum.GetValues<NoticeKind>().Select(kind => NoticeText.Subject(Told with { Kind = kind })));

    [Theory]
    [InlineData(FollowUpResult.GoesWell, "it goes well", "goes-well")]
    [InlineData(FollowUpResult.NeedsSupport, "more support is needed", "needs-support")]
    [InlineData(FollowUpResult.ShouldEnd, "the assignment should end", "should-end")]
    public void Text_OfAFollowUp_SaysWhatItFound(FollowUpResult result, string words, string code)
    {
        var told = Told with { Kind = NoticeKind.FollowedUp, Result = result };
        Assert.Contains(words, NoticeText.Body(told), StringComparison.Ordinal);
        Assert.Contains($"\"result\":\"{code}\"", NoticeText.ToJson(told), StringComparison.Ordinal);
        Assert.DoesNotContain("What it found", NoticeText.Body(Told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Webhook_NotHttps_IsRefused()
    {
        using var webhook = new WebhookNotices(Options.Create(new NoticeSenderOptions { AllowPrivateWebhooks = true }), TimeProvider.System);
        Assert.Equal("not-https", (await webhook.Send(Outgoing(), "http://example.org/", default)).Fault);
    }

    [Fact]
    public async Task Webhook_PrivateAddressAllowed_NoReceiver_MayPassLater()
    {
        using var webhook = new WebhookNotices(Options.Create(new NoticeSenderOptions { AllowPrivateWebhooks = true }), TimeProvider.System);
        var result = await webhook.Send(Outgoing(), "https://127.0.0.1:1/", default);
        Assert.Equal((NoticeStatus.Failed, false), (result.Status, result.IsFinal));
    }

    [Fact]
    public async Task Webhook_Request_IsSignedAndCarriesTheIdAndNoAddress()
    {
        using var request = WebhookNotices.Request(Outgoing(), new("https://example.org/hook"), DateTimeOffset.UnixEpoch.AddSeconds(17));
        var body = await request.Content!.ReadAsStringAsync();
        Assert.Equal(Id.ToString(), Assert.Single(request.Headers.GetValues("Idempotency-Key")));
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes("secret"), Encoding.UTF8.GetBytes($"17.{body}")));
        Assert.Equal($"t=17,v1={expected}", Assert.Single(request.Headers.GetValues("Matching-Signature")));
        Assert.Equal("offer-made", JsonDocument.Parse(body).RootElement.GetProperty("kind").GetString());
        Assert.DoesNotContain("anna", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Smtp_ServerTakesIt_IsSentUnderTheNoticesId()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var received = Receive(server);
        var options = new NoticeSenderOptions { SmtpHost = "127.0.0.1", SmtpPort = ((IPEndPoint)server.LocalEndpoint).Port, SmtpTls = false, From = "office@example.org" };
        var result = await new SmtpNotices(Options.Create(options)).Send(Outgoing(), "anna@example.org", default);
        Assert.Equal(NoticeStatus.Sent, result.Status);
        var mail = await received;
        Assert.Contains($"Message-ID: <{Id}@example.org>", mail, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"Idempotency-Key: {Id}", mail, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("RCPT TO:<anna@example.org>", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Smtp_NoServer_MayPassLater()
    {
        var options = new NoticeSenderOptions { SmtpHost = "127.0.0.1", SmtpPort = 1, SmtpTls = false };
        var result = await new SmtpNotices(Options.Create(options)).Send(Outgoing(), "anna@example.org", default);
        Assert.Equal((NoticeStatus.Failed, false), (result.Status, result.IsFinal));
        Assert.True((await new SmtpNotices(Options.Create(options)).Send(Outgoing(), "no address", default)).IsFinal);
    }

    [Fact]
    public async Task File_Written_IsOneLineWithoutAnAddress()
    {
        var folder = Directory.CreateTempSubdirectory("notices-");
        using var file = new FileNotices(Options.Create(new NoticeSenderOptions()), Options.Create(new SiloOptions { DataPath = folder.FullName }));
        await file.Write(Outgoing(), default);
        await file.Write(Outgoing(), default);
        var lines = await File.ReadAllLinesAsync(Path.Combine(folder.FullName, "notices.jsonl"));
        Assert.Equal(2, lines.Length);
        Assert.Equal(Id, JsonDocument.Parse(lines[0]).RootElement.GetProperty("id").GetGuid());
        Assert.DoesNotContain("anna", lines[0], StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    private static OutgoingNotice Outgoing() => new(Told, "anna@example.org", null, "secret");

    /// <summary>As much of a mail server (RFC 5321) as one message takes; answers all that it heard.</summary>
    private static async Task<string> Receive(TcpListener server)
    {
        using var client = await server.AcceptTcpClientAsync();
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        var heard = new StringBuilder();
        await writer.WriteLineAsync("220 test");
        for (var inData = false; await reader.ReadLineAsync() is { } line;)
        {
            heard.AppendLine(line);
            if (inData && line != ".")
                continue;
            var answer = line switch
            {
                "." => "250 taken",
                "DATA" => "354 go on",
                "QUIT" => "221 bye",
                _ => "250 fine",
            };
            inData = line == "DATA";
            await writer.WriteLineAsync(answer);
            if (line is "." or "QUIT")
                break;
        }

        return heard.ToString();
    }
}
