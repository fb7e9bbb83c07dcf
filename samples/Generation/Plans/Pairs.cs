namespace Matching.Samples.Generation.Plans;

/// <summary>Short ways to say who shares with whom.</summary>
internal static class Pairs
{
    /// <summary>Both directions for each scope, over the same days.</summary>
    public static IEnumerable<PlannedSharing> Mutual(string one, string other, DateOnly from, DateOnly to, params SharingScope[] scopes) =>
        scopes.SelectMany(scope => new PlannedSharing[] { new(one, other, scope, from, to), new(other, one, scope, from, to) });

    /// <summary>One municipality with each of the others.</summary>
    public static IEnumerable<PlannedSharing> Mutual(string one, string[] others, DateOnly from, DateOnly to, params SharingScope[] scopes) =>
        others.SelectMany(other => Mutual(one, other, from, to, scopes));
}
