using Matching.Contracts.Audit;

namespace Matching.Gateway.Audit;

internal sealed record AuditEntryDto
{
    public required long Number { get; init; }

    public required Guid Id { get; init; }

    /// <summary>When it was done.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset Recorded { get; init; }

    public required AuditAction Action { get; init; }

    /// <summary>The key of what was changed or read; <c>withheld</c>, like the actor, where it concerns another authority's case.</summary>
    public required string Subject { get; init; }

    /// <summary>The subject's own count of its entries; 0 where the gateway wrote it.</summary>
    public required long Ordinal { get; init; }

    /// <summary>Municipality and role; and who, where it is the own municipality.</summary>
    public required string Actor { get; init; }

    public required string? Detail { get; init; }

    /// <summary>SHA-256 over the hash before it and this entry.</summary>
    public required string Hash { get; init; }

    public static AuditEntryDto From(AuditEntry entry) => new()
    {
        Number = entry.Number,
        Id = entry.Draft.Id,
        At = entry.Draft.At,
        Recorded = entry.Recorded,
        Action = entry.Draft.Action,
        Subject = entry.Draft.Subject,
        Ordinal = entry.Draft.Ordinal,
        Actor = entry.Draft.Actor,
        Detail = entry.Draft.Detail,
        Hash = entry.Hash,
    };
}

internal sealed record AuditPageResponse
{
    public required IReadOnlyList<AuditEntryDto> Items { get; init; }

    /// <summary>The address of the next page; null at the end.</summary>
    public required string? Next { get; init; }
}

internal sealed record VerificationResponse
{
    public required bool Sound { get; init; }

    /// <summary>Entries up to which the trail is sound.</summary>
    public required long Count { get; init; }

    public required string Hash { get; init; }

    /// <summary>What is wrong after them, or null.</summary>
    public required string? Fault { get; init; }
}

/// <summary>The head of a trail, signed with ECDSA P-256 and SHA-256 over <c>matching-checkpoint LF municipality LF count LF hash LF at</c>.</summary>
internal sealed record CheckpointResponse
{
    public required string Municipality { get; init; }

    public required long Count { get; init; }

    public required string Hash { get; init; }

    /// <summary>As it is signed: yyyy-MM-ddTHH:mm:ssZ.</summary>
    public required string At { get; init; }

    /// <summary>IEEE P1363 form, Base64.</summary>
    public required string Signature { get; init; }

    /// <summary>SubjectPublicKeyInfo, Base64. Note it down at the first checkpoint: it stays the same.</summary>
    public required string PublicKey { get; init; }
}
