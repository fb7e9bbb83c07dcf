namespace Matching.Contracts.Notices;

/// <summary>How one attempt ended.</summary>
/// <param name="Fault">A code, where it failed.</param>
/// <param name="IsFinal">No other attempt would end better.</param>
[GenerateSerializer, Immutable, Alias("matching.send-result")]
public sealed record SendResult(NoticeStatus Status, string? Fault = null, bool IsFinal = false)
{
    public static SendResult Sent { get; } = new(NoticeStatus.Sent);

    public static SendResult Delivered { get; } = new(NoticeStatus.Delivered);

    public static SendResult Failed(string fault) => new(NoticeStatus.Failed, fault);

    public static SendResult Refused(string fault) => new(NoticeStatus.Failed, fault, IsFinal: true);
}
