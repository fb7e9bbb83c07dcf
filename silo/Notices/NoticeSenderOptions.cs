using System.ComponentModel.DataAnnotations;

namespace Matching.Silo.Notices;

/// <summary>Ways out for notices. Section <c>Notices</c>, beside how often each is tried.</summary>
public sealed class NoticeSenderOptions
{
    /// <summary>A file that every notice is written to as a JSON line, beside the ways below or instead of them; empty: none.</summary>
    /// <value><c>notices.jsonl</c> in the data folder: development sees what would be sent.</value>
    public string? File { get; set; } = "notices.jsonl";

    /// <summary>The mail server; without one nothing is mailed.</summary>
    public string? SmtpHost { get; set; }

    /// <value>587: submission with STARTTLS (RFC 6409).</value>
    [Range(1, 65_535)]
    public int SmtpPort { get; set; } = 587;

    /// <summary>Whether the connection must be encrypted. Only a server on this machine may do without.</summary>
    /// <value>true.</value>
    public bool SmtpTls { get; set; } = true;

    public string? SmtpUser { get; set; }

    public string? SmtpPassword { get; set; }

    /// <summary>The sender's mailbox.</summary>
    /// <value><c>matching@localhost</c>.</value>
    [Required]
    public string From { get; set; } = "matching@localhost";

    /// <summary>Whether webhooks may go to private, loopback and link-local addresses: for a receiver in the operator's own network.</summary>
    /// <value>false: otherwise a municipality could make the service call what only the service can reach.</value>
    public bool AllowPrivateWebhooks { get; set; }

    /// <summary>How often a notice is tried: read by the grains.</summary>
    public TimeSpan? FirstRetry { get; set; }

    /// <inheritdoc cref="FirstRetry"/>
    public TimeSpan? LongestRetry { get; set; }

    /// <inheritdoc cref="FirstRetry"/>
    public int? MaxAttempts { get; set; }

    /// <inheritdoc cref="FirstRetry"/>
    public TimeSpan? AttemptTimeout { get; set; }
}
