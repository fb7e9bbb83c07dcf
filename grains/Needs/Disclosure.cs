using Matching.Contracts.Needs;

namespace Matching.Grains.Needs;

/// <summary>
/// What one municipality may learn about another's volunteer. Personal circumstances are presumed secret between municipalities too
/// (offentlighets- och sekretesslagen 26 kap.), so personal reasons become one coarse reason.
/// </summary>
internal static class Disclosure
{
    /// <summary>Rules that speak of the network or the map, not of the person.</summary>
    private const RejectionReasons Open = RejectionReasons.Agreement | RejectionReasons.AssignmentType | RejectionReasons.Capacity | RejectionReasons.Distance;

    public static RejectionReasons ForViewer(RejectionReasons reasons, string? viewer, string home)
    {
        if (viewer is null || viewer == home)
            return reasons;
        var open = reasons & Open;
        return open == reasons ? open : open | RejectionReasons.Undisclosed;
    }

    public static Problem ForViewer(Problem problem, string viewer, string home) =>
        viewer == home || problem.Code is not ProblemCode.NotEligible
            ? problem
            : new(ProblemCode.NotEligible, "The volunteer cannot take this placement.", "volunteer", "Choose another volunteer, or ask the home municipality.");
}
