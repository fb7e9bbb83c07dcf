namespace Matching.Contracts.Notices;

/// <summary>Where one authority of a municipality wants its coordinators' notices. A webhook goes before e-mail; with neither they wait in the list.</summary>
/// <param name="Email">A function's mailbox.</param>
/// <param name="WebhookUrl">https only.</param>
/// <param name="WebhookSecret">Signs each call: HMAC-SHA-256.</param>
/// <param name="TellVolunteers">Whether volunteers are written to at all; some municipalities call instead.</param>
[GenerateSerializer, Immutable, Alias("matching.notice-settings")]
public sealed record NoticeSettings(string? Email, string? WebhookUrl, string? WebhookSecret, bool TellVolunteers)
{
    /// <summary>Whether who answers for an association or community is written to in its place, where an address of theirs is kept; also where volunteers are not.</summary>
    [Id(0)]
    public bool TellContacts { get; init; }

    public static NoticeSettings None { get; } = new(null, null, null, true);

    /// <summary>Keeps the secret out of logs that print whole records.</summary>
    public override string ToString() => "(notice settings)";
}
