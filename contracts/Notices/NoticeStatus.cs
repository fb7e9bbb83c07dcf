namespace Matching.Contracts.Notices;

/// <summary>Where a notice is on its way. The moves are in <see cref="Placements.LifeCycles.Notice"/>.</summary>
[GenerateSerializer, Alias("matching.notice-status")]
public enum NoticeStatus
{
    /// <summary>Not tried yet.</summary>
    Queued = 0,

    /// <summary>Handed to a mail server; more is not learnt.</summary>
    Sent = 1,

    /// <summary>The receiver confirmed it.</summary>
    Delivered = 2,

    /// <summary>The last attempt failed; another follows.</summary>
    Failed = 3,

    /// <summary>No further attempt: too many failed, or there is no address. A person has to call.</summary>
    GivenUp = 4,
}
