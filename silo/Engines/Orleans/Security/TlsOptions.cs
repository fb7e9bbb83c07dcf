namespace Matching.Silo.Engines;

/// <summary>
/// Mutual TLS between the members of a cluster: each shows its certificate, and believes those that the cluster's own authority has issued. They are
/// read at start, so a new certificate comes with a restart. Section <c>Engine:Tls</c>: all three files, or none.
/// </summary>
public sealed class TlsOptions
{
    /// <summary>The PEM file of this member's certificate, good for server and client authentication.</summary>
    public string? Certificate { get; set; }

    /// <summary>The PEM file of its private key, readable by the service alone.</summary>
    public string? Key { get; set; }

    /// <summary>The PEM file of the authority that issues the certificates of this cluster, and no others.</summary>
    public string? Authority { get; set; }

    internal bool IsUsed => Certificate is not null || Key is not null || Authority is not null;
}
