using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Matching.Testing;

/// <summary>Issues certificates for the members of one cluster, as PEM files.</summary>
internal sealed class TestAuthority : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 certificate;
    private readonly DateTimeOffset now;
    private readonly string folder;

    public TestAuthority(string folder, TimeProvider time)
    {
        this.folder = Directory.CreateDirectory(folder).FullName;
        now = time.GetUtcNow();
        var request = new CertificateRequest("CN=test cluster", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        certificate = request.CreateSelfSigned(now.AddDays(-30), now.AddDays(30));
        File.WriteAllText(PathOf("authority"), certificate.ExportCertificatePem());
    }

    /// <summary>The settings of a member with a new certificate.</summary>
    public string[] Issue(string member, int days = 10, string[]? purposes = null)
    {
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={member}", own, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(
            [.. (purposes ?? ["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"]).Select(purpose => new Oid(purpose))], critical: false));
        using var issued = request.Create(certificate, now.AddDays(-20), now.AddDays(days), RandomNumberGenerator.GetBytes(8));
        File.WriteAllText(PathOf(member), issued.ExportCertificatePem());
        File.WriteAllText(PathOf($"{member}-key"), own.ExportPkcs8PrivateKeyPem());
        return [$"Engine:Tls:Certificate={PathOf(member)}", $"Engine:Tls:Key={PathOf($"{member}-key")}", $"Engine:Tls:Authority={PathOf("authority")}"];
    }

    public void Dispose()
    {
        certificate.Dispose();
        key.Dispose();
    }

    private string PathOf(string name) => Path.Combine(folder, $"{name}.pem");
}
