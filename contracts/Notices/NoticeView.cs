namespace Matching.Contracts.Notices;

/// <summary>A notice and how far it has come.</summary>
/// <param name="Attempts">Times it was tried.</param>
/// <param name="Changed">When the status last changed.</param>
/// <param name="NextAttempt">When it is tried again; null where it is not.</param>
/// <param name="Fault">A code for why the last attempt failed, such as <c>no-address</c> or <c>http-503</c>.</param>
[GenerateSerializer, Immutable, Alias("matching.notice-view")]
public sealed record NoticeView(Notice Notice, NoticeStatus Status, int Attempts, DateTimeOffset Changed, DateTimeOffset? NextAttempt, string? Fault);
