using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Matching.Contracts.Notices;
using Matching.Grains.Ports;
using Microsoft.Extensions.Options;

namespace Matching.Silo.Notices;

/// <summary>
/// Posts a notice to a municipality's own system. Signed: <c>Matching-Signature: t={unix seconds},v1={hex}</c> is HMAC-SHA-256 over
/// <c>{t}.{body}</c>. The notice's id goes along as <c>Idempotency-Key</c>, so that a repetition is told from a new one.
/// </summary>
internal sealed class WebhookNotices : IDisposable
{
    private readonly HttpClient client;
    private readonly TimeProvider time;

    public WebhookNotices(IOptions<NoticeSenderOptions> options, TimeProvider time)
        : this(options, time, trust: null)
    {
    }

    /// <param name="trust">Whose certificates are accepted; null for those that the system trusts.</param>
    internal WebhookNotices(IOptions<NoticeSenderOptions> options, TimeProvider time, X509ChainPolicy? trust)
    {
        this.time = time;
        var allowPrivate = options.Value.AllowPrivateWebhooks;
        // The address is judged after the name was resolved and is the one that is connected to: a name that resolves differently the second time gains nothing.
        client = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            SslOptions = { CertificateChainPolicy = trust },
            ConnectCallback = (context, stop) => Connect(context.DnsEndPoint, allowPrivate, stop),
        })
        { MaxResponseContentBufferSize = 64 * 1024 };
    }

    public async Task<SendResult> Send(OutgoingNotice notice, string url, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
            return SendResult.Refused("not-https");
        using var request = Request(notice, address, time.GetUtcNow());
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var status = (int)response.StatusCode;
            return response.IsSuccessStatusCode ? SendResult.Delivered : SendResult.Failed($"http-{status}");
        }
        catch (HttpRequestException fault) when (fault.InnerException is ForbiddenAddressException)
        {
            return SendResult.Refused("private-address");
        }
        catch (HttpRequestException fault)
        {
            return SendResult.Failed($"http-{fault.HttpRequestError}");
        }
    }

    internal static HttpRequestMessage Request(OutgoingNotice notice, Uri address, DateTimeOffset now)
    {
        var body = NoticeText.ToJson(notice.Notice);
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", notice.Notice.Id.ToString("D"));
        request.Headers.Add("Matching-Signature", $"t={now.ToUnixTimeSeconds()},v1={Sign(notice.WebhookSecret ?? "", now, body)}");
        return request;
    }

    internal static string Sign(string secret, DateTimeOffset now, string body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{now.ToUnixTimeSeconds()}.{body}")));

    private static async ValueTask<Stream> Connect(DnsEndPoint target, bool allowPrivate, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(target.Host, cancellationToken);
        if (!allowPrivate && addresses.Any(a => !PublicAddress.Is(a)))
            throw new ForbiddenAddressException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public void Dispose() => client.Dispose();

    private sealed class ForbiddenAddressException : IOException;
}
