using Matching.Contracts.Notices;
using Matching.Grains.Audit;

namespace Matching.Grains.Notices;

[GenerateSerializer, Alias("matching.notices-state")]
public sealed record NoticesState : IOwes<NoticesState>
{
    /// <summary>In the order in which they came; the oldest finished ones are dropped.</summary>
    [Id(0)]
    public ImmutableArray<NoticeView> Notices { get; init; } = [];

    [Id(1)]
    public NoticeSettings Settings { get; init; } = NoticeSettings.None;

    [Id(2)]
    public Owed Owed { get; init; } = Owed.Nothing;

    NoticesState IOwes<NoticesState>.Owing(Owed owed) => this with { Owed = owed };
}
