using Matching.Contracts.Notices;

namespace Matching.Grains.Ports;

/// <summary>Carries a notice out of the service. The host supplies it; at least once, so a receiver may see an id twice.</summary>
public interface INoticeSender
{
    /// <summary>One attempt. A failure is a result; an exception counts as a failed attempt.</summary>
    Task<SendResult> Send(OutgoingNotice notice, CancellationToken cancellationToken);
}

/// <summary>A notice with where it goes; made when it is sent and never stored.</summary>
/// <param name="Email">The coordinators' mailbox, or the volunteer's own address.</param>
public sealed record OutgoingNotice(Notice Notice, string? Email, string? WebhookUrl, string? WebhookSecret)
{
    /// <summary>Keeps addresses out of logs that print whole records.</summary>
    public override string ToString() => "(notice)";
}

/// <summary>Where a host has no way out, notices stay readable in the list.</summary>
internal sealed class NoNoticeSender : INoticeSender
{
    public Task<SendResult> Send(OutgoingNotice notice, CancellationToken cancellationToken) => Task.FromResult(SendResult.Refused("no-sender"));
}
