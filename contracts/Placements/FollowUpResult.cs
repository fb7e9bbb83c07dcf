namespace Matching.Contracts.Placements;

/// <summary>What a follow-up found, as a code: the rest belongs in the case file.</summary>
[GenerateSerializer, Alias("matching.follow-up-result")]
public enum FollowUpResult
{
    GoesWell = 0,
    NeedsSupport = 1,
    ShouldEnd = 2,
}
