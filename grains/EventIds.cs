namespace Matching.Grains;

/// <summary>Log event ids of this room, 2000–2999. Never reused.</summary>
internal static class EventIds
{
    public const int PublishVolunteerFailed = 2000;
    public const int PublishNeedFailed = 2001;
    public const int ShardRebuilt = 2002;
    public const int RoundFailed = 2003;
    public const int RoundCompleted = 2004;
    public const int RoundLost = 2005;
    public const int RefreshAgreementsFailed = 2006;
    public const int RoundUntold = 2007;
    public const int RoundNotForgotten = 2023;
    public const int PayFailed = 2020;
    public const int NoticeFailed = 2021;
    public const int LaneFailed = 2022;
}
