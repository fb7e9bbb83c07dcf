using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Matching.Silo.Engines.Security;

/// <summary>A member's own certificate, and the judgement of those that others show.</summary>
internal sealed class ClusterCertificates : IDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1", ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    private readonly X509Certificate2 authority;

    private ClusterCertificates(X509Certificate2 own, X509Certificate2 authority) => (Own, this.authority) = (own, authority);

    public X509Certificate2 Own { get; }

    /// <exception cref="CryptographicException">A file is no certificate or key.</exception>
    /// <exception cref="ArgumentException">The key is of another certificate.</exception>
    public static ClusterCertificates Read(TlsOptions options)
    {
        using var pem = X509Certificate2.CreateFromPemFile(options.Certificate!, options.Key!);
        // As PKCS#12, because Windows cannot use a key that lives in memory alone.
        var own = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
        return new(own, X509CertificateLoader.LoadCertificateFromFile(options.Authority!));
    }

    /// <summary>Why these files cannot be used, with the cure, or null.</summary>
    public static string? Fault(TlsOptions options, DateTimeOffset now)
    {
        foreach (var (setting, file) in new[] { ("Certificate", options.Certificate), ("Key", options.Key), ("Authority", options.Authority) })
        {
            if (!File.Exists(file))
                return $"Engine:Tls:{setting} must name a PEM file that can be read: Certificate, Key and Authority belong together.";
        }

        try
        {
            using var certificates = Read(options);
            if (certificates.Own.NotAfter < now)
                return $"The certificate of Engine:Tls:Certificate was valid until {certificates.Own.NotAfter:yyyy-MM-dd}: issue a new one.";
            return certificates.IsMember(certificates.Own, isServer: true) && certificates.IsMember(certificates.Own, isServer: false)
                ? null
                : "The certificate of Engine:Tls:Certificate is not issued by Engine:Tls:Authority for server and client authentication: issue it anew.";
        }
        catch (Exception wrong) when (wrong is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            return $"The files of Engine:Tls cannot be used: {wrong.Message}";
        }
    }

    /// <summary>Whether the cluster's authority issued it. Its name is not looked at: members come and go with their addresses.</summary>
    public bool IsMember(X509Certificate? shown, bool isServer)
    {
        if (shown is not X509Certificate2 certificate)
            return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(new(isServer ? ServerAuthentication : ClientAuthentication));
        return chain.Build(certificate);
    }

    public SslServerAuthenticationOptions ForServer() => new()
    {
        ServerCertificate = Own,
        ClientCertificateRequired = true,
        RemoteCertificateValidationCallback = (_, shown, _, _) => IsMember(shown, isServer: false),
    };

    public SslClientAuthenticationOptions ForClient() => new()
    {
        TargetHost = "matching",
        ClientCertificates = [Own],
        RemoteCertificateValidationCallback = (_, shown, _, _) => IsMember(shown, isServer: true),
    };

    public void Dispose()
    {
        Own.Dispose();
        authority.Dispose();
    }
}
