namespace Matching.Gateway.Audit;

/// <summary>How checkpoints are signed. Section <c>Gateway:Audit</c>.</summary>
public sealed class AuditOptions
{
    public const string Section = "Gateway:Audit";

    /// <summary>An ECDSA P-256 private key, PKCS #8 in Base64. Without one a key is made that lasts as long as the process; the host keeps one beside its data.</summary>
    public string? SigningKey { get; set; }
}
