using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Notices;
using Matching.Contracts.Placements;

namespace Matching.Gateway.Notices;

/// <summary>A notice and how far it has come. Addresses are looked up when it is sent and not shown.</summary>
internal sealed record NoticeResponse
{
    public required Guid Id { get; init; }

    public required NoticeKind Kind { get; init; }

    /// <summary>To whom: a volunteer's reference, or null for the coordinators.</summary>
    public required string? Volunteer { get; init; }

    /// <summary>Null where it is about no need; the offer is then empty.</summary>
    public required string? Need { get; init; }

    /// <summary>The volunteer it is about, where it is about no offer.</summary>
    public required string? About { get; init; }

    public required Guid Offer { get; init; }

    /// <summary>What a follow-up found, where it tells of one.</summary>
    public required FollowUpResult? Result { get; init; }

    public required NoticeStatus Status { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Changed { get; init; }

    public required int Attempts { get; init; }

    public required DateTimeOffset? NextAttempt { get; init; }

    /// <summary>Why the last attempt failed, as a code.</summary>
    public required string? Fault { get; init; }

    public static NoticeResponse From(NoticeView view) => new()
    {
        Id = view.Notice.Id,
        Kind = view.Notice.Kind,
        Volunteer = view.Notice.Volunteer?.ToString(),
        Need = view.Notice.Need?.ToString(),
        About = view.Notice.About?.ToString(),
        Offer = view.Notice.Offer,
        Result = view.Notice.Result,
        Status = view.Status,
        Created = view.Notice.Created,
        Changed = view.Changed,
        Attempts = view.Attempts,
        NextAttempt = view.NextAttempt,
        Fault = view.Fault,
    };
}

internal sealed record NoticePageResponse
{
    public required IReadOnlyList<NoticeResponse> Items { get; init; }

    /// <summary>The address of the next page; null at the end.</summary>
    public required string? Next { get; init; }
}

/// <summary>Where the coordinators' notices go. A webhook goes before e-mail.</summary>
internal sealed record NoticeSettingsRequest
{
    /// <summary>A function's mailbox.</summary>
    [MaxLength(Limits.TextLength)]
    public string? Email { get; init; }

    /// <summary>https only; private addresses are refused when it is called.</summary>
    [MaxLength(1_000)]
    public string? WebhookUrl { get; init; }

    /// <summary>At least 32 characters; signs each call.</summary>
    [MaxLength(Limits.TextLength)]
    public string? WebhookSecret { get; init; }

    /// <summary>Whether volunteers are written to; default true.</summary>
    public bool? TellVolunteers { get; init; }

    /// <summary>Whether the contact of an association or community is written to in its place, where an address is kept; default false.</summary>
    public bool? TellContacts { get; init; }

    public NoticeSettings ToSettings(Faults faults) => NoticeWay.Of(faults, Email, WebhookUrl, WebhookSecret) with { TellVolunteers = TellVolunteers ?? true, TellContacts = TellContacts ?? false };

    /// <summary>Keeps the secret out of logs that print whole records.</summary>
    public override string ToString() => "(notice settings)";
}

/// <summary>The secret is written, never read.</summary>
internal sealed record NoticeSettingsResponse
{
    public required string? Email { get; init; }

    public required string? WebhookUrl { get; init; }

    public required bool HasWebhookSecret { get; init; }

    public required bool TellVolunteers { get; init; }

    public required bool TellContacts { get; init; }

    public static NoticeSettingsResponse From(NoticeSettings settings) => new()
    {
        Email = settings.Email,
        WebhookUrl = settings.WebhookUrl,
        HasWebhookSecret = settings.WebhookSecret is not null,
        TellVolunteers = settings.TellVolunteers,
        TellContacts = settings.TellContacts,
    };
}
