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

    public NoticeSettings SettingsOf(Authority authority) => authority == Authority.Guardianship ? Guardianship : Settings;

    public NoticesState With(Authority authority, NoticeSettings settings) => authority == Authority.Guardianship ? this with { Guardianship = settings } : this with { Settings = settings };

    NoticesState IOwes<NoticesState>.Owing(Owed owed) => this with { Owed = owed };
}
