using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Matching.Silo.Tests.Notices;

/// <summary>A receiver of webhooks on the loopback address, with a certificate of its own: hears one call and answers it.</summary>
internal sealed class WebhookReceiver : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 certificate;

    public WebhookReceiver()
    {
        var request = new CertificateRequest("CN=webhook.test", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        listener.Start();
    }

    public string Url => $"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/hook";

    /// <summary>Accepts this receiver's certificate and no other.</summary>
    public X509ChainPolicy Trust => new() { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { certificate }, RevocationMode = X509RevocationMode.NoCheck };

    /// <summary>Hears one call, answers it, and tells what it heard: head and body.</summary>
    public async Task<string> Answer(string status, string head = "")
    {
        using var client = await listener.AcceptTcpClientAsync();
        await using var secure = new SslStream(client.GetStream());
        await secure.AuthenticateAsServerAsync(certificate);
        var heard = await Read(secure);
        await secure.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n{head}Content-Length: 0\r\nConnection: close\r\n\r\n"));
        return heard;
    }

    /// <summary>Takes the call and closes without a word.</summary>
    public async Task HangUp()
    {
        using var client = await listener.AcceptTcpClientAsync();
        await using var secure = new SslStream(client.GetStream());
        await secure.AuthenticateAsServerAsync(certificate);
        await Read(secure);
    }

    public void Dispose()
    {
        listener.Dispose();
        certificate.Dispose();
        key.Dispose();
    }

    private static async Task<string> Read(SslStream secure)
    {
        var (heard, buffer) = (new StringBuilder(), new byte[4_096]);
        while (!IsWhole(heard.ToString()))
        {
            var length = await secure.ReadAsync(buffer);
            if (length == 0)
                break;
            heard.Append(Encoding.UTF8.GetString(buffer, 0, length));
        }

        return heard.ToString();
    }

    private static bool IsWhole(string heard) => heard.Split("\r\n\r\n", 2) is [var head, var body]
        && head.Split("\r\n").First(l => l.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase)) is var line
        && Encoding.UTF8.GetByteCount(body) >= int.Parse(line.Split(": ")[1], System.Globalization.CultureInfo.InvariantCulture);
}
