namespace Matching.Contracts.Notices;

/// <param name="Next">The id of the next page's first notice, or null at the end.</param>
[GenerateSerializer, Immutable, Alias("matching.notice-page")]
public sealed record NoticePage(ImmutableArray<NoticeView> Items, Guid? Next);
