using Matching.Contracts.Notices;
using Matching.Grains.Audit;

namespace Matching.Grains.Notices;

[GenerateSerializer, Alias("matching.notices-state")]
public sealed record NoticesState : IOwes<NoticesState>
{
    /// <summary>In the order in which they came; the oldest finished ones are dropped.</summary>
    [Id(0)]
    public ImmutableArray<NoticeView> Notices { get; init; } = [];

    /// <summary>Of social services.</summary>
    [Id(1)]
    public NoticeSettings Settings { get; init; } = NoticeSettings.None;

    [Id(2)]
    public Owed Owed { get; init; } = Owed.Nothing;

    /// <summary>Of guardianship: its notices go to nobody else's mailbox.</summary>
    [Id(3)]
    public NoticeSettings Guardianship { get; init; } = NoticeSettings.None;

    /// <summary>Of districts that want their own, by authority.</summary>
    [Id(4)]
    public ImmutableArray<DistrictNotices> Districts { get; init; } = [];

    public NoticeSettings SettingsOf(Authority authority) => authority == Authority.Guardianship ? Guardianship : Settings;

    public NoticesState With(Authority authority, NoticeSettings settings) => authority == Authority.Guardianship ? this with { Guardianship = settings } : this with { Settings = settings };

    public NoticeSettings? SettingsOf(Authority authority, string district) => Districts.FirstOrDefault(d => d.Authority == authority && d.District == district)?.Settings;

    /// <param name="existing">Districts that are there: settings of others go.</param>
    public NoticesState With(DistrictNotices own, IEnumerable<string> existing)
    {
        var others = Districts.Where(d => (d.Authority, d.District) != (own.Authority, own.District) && existing.Contains(d.District));
        return this with { Districts = [.. own.Settings is { Email: null, WebhookUrl: null } ? others : others.Append(own)] };
    }

    NoticesState IOwes<NoticesState>.Owing(Owed owed) => this with { Owed = owed };
}
