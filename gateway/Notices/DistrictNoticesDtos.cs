using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Notices;

namespace Matching.Gateway.Notices;

/// <summary>Where the notices about needs of one district go. With no way out they go where the authority's go.</summary>
internal sealed record DistrictNoticesRequest
{
    /// <summary>The mailbox of the district's coordinators.</summary>
    [MaxLength(Limits.TextLength)]
    public string? Email { get; init; }

    /// <summary>https only; private addresses are refused when it is called.</summary>
    [MaxLength(1_000)]
    public string? WebhookUrl { get; init; }

    /// <summary>At least 32 characters; signs each call.</summary>
    [MaxLength(Limits.TextLength)]
    public string? WebhookSecret { get; init; }

    public NoticeSettings ToSettings(Faults faults) => NoticeWay.Of(faults, Email, WebhookUrl, WebhookSecret);

    /// <summary>Keeps the secret out of logs that print whole records.</summary>
    public override string ToString() => "(district notices)";
}

/// <summary>The secret is written, never read.</summary>
internal sealed record DistrictNoticesResponse
{
    public required string? Email { get; init; }

    public required string? WebhookUrl { get; init; }

    public required bool HasWebhookSecret { get; init; }

    public static DistrictNoticesResponse From(NoticeSettings settings) => new()
    {
        Email = settings.Email,
        WebhookUrl = settings.WebhookUrl,
        HasWebhookSecret = settings.WebhookSecret is not null,
    };
}

/// <summary>The way out that both requests give.</summary>
internal static class NoticeWay
{
    public static NoticeSettings Of(Faults faults, string? email, string? webhookUrl, string? webhookSecret) => NoticeSettings.None with
    {
        Email = faults.OptionalText("email", email),
        WebhookUrl = webhookUrl?.Trim() is { Length: > 0 } url ? url : null,
        WebhookSecret = faults.OptionalText("webhookSecret", webhookSecret),
    };
}
