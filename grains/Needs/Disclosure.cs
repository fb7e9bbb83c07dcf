using Matching.Contracts.Needs;

namespace Matching.Grains.Needs;

/// <summary>
/// What one municipality may learn about another's volunteer. Personal circumstances are presumed secret between municipalities too
/// (offentlighets- och sekretesslagen 26 kap.), so personal reasons and parts are told in groups of which each can mean several things.
/// </summary>
internal static class Disclosure
{
    /// <param name="reasons">All that stands in the way.</param>
    /// <param name="viewer">Who is told; null for an audit in the house, which is told all.</param>
    /// <param name="home">The volunteer's municipality.</param>
    /// <param name="groups">Of the need that was asked for.</param>
    public static RejectionReasons ForViewer(RejectionReasons reasons, string? viewer, string home, RuleGroups groups) =>
        viewer is null || viewer == home ? reasons : groups.Told(reasons);

    public static ScoreParts? ForViewer(ScoreParts parts, string viewer, string home) => viewer == home ? parts : null;

    public static Problem ForViewer(Problem problem, string viewer, string home) => problem.Code switch
    {
        _ when viewer == home => problem,
        ProblemCode.NotEligible => NotEligible,
        // Whether others have the place or the time is not told apart.
        ProblemCode.NoCapacity => new(ProblemCode.NoCapacity, "Others hold or have taken what is left of the volunteer.", "volunteer", "Choose another volunteer, or try again when the hold has lapsed."),
        _ => problem,
    };

    /// <summary>Why a placement did not begin: time that others have is told like any other rule of the person, and the place like the time.</summary>
    public static Problem OfStart(Problem problem, string viewer, string home) =>
        viewer != home && problem.Code is ProblemCode.NoCapacity ? NotEligible : ForViewer(problem, viewer, home);

    private static Problem NotEligible { get; } =
        new(ProblemCode.NotEligible, "The volunteer cannot take this placement.", "volunteer", "Choose another volunteer, or ask the home municipality.");
}
