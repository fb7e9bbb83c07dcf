using System.Numerics;
using Matching.Contracts.Needs;
using Matching.Contracts.Pool;

namespace Matching.Grains.Needs;

/// <summary>
/// What one municipality may learn about another's volunteer. Personal circumstances are presumed secret between municipalities too
/// (offentlighets- och sekretesslagen 26 kap.), so personal reasons and parts are told in groups of which each can mean several things.
/// </summary>
internal static class Disclosure
{
    /// <summary>Rules that speak of the network, the map or the kind of actor, not of the person.</summary>
    private const RejectionReasons Open = RejectionReasons.Agreement | RejectionReasons.Quota | RejectionReasons.Capacity | RejectionReasons.Distance | RejectionReasons.Mode;

    private const RejectionReasons Approval = RejectionReasons.AssignmentType | RejectionReasons.Qualification | RejectionReasons.Check;

    private const RejectionReasons Time = RejectionReasons.Pattern | RejectionReasons.WeekSlots | RejectionReasons.BlockedOut | RejectionReasons.Paused;

    /// <param name="reasons">All that stands in the way.</param>
    /// <param name="viewer">Who is told; null for an audit in the house, which is told all.</param>
    /// <param name="home">The volunteer's municipality.</param>
    /// <param name="need">A group that could mean one thing only is not named either.</param>
    public static RejectionReasons ForViewer(RejectionReasons reasons, string? viewer, string home, PoolNeed need)
    {
        if (viewer is null || viewer == home)
            return reasons;
        var grouped = (AsksForMoreThanTheType(need) ? Approval : 0) | Time | (BitOperations.PopCount(need.Conditions) > 1 ? RejectionReasons.Condition : 0);
        return (reasons & Open)
            | Folded(grouped & Approval, RejectionReasons.Approval)
            | Folded(Time, RejectionReasons.Time)
            | Folded(grouped & RejectionReasons.Condition, RejectionReasons.Household)
            | Folded(~(Open | grouped), RejectionReasons.Undisclosed);

        RejectionReasons Folded(RejectionReasons members, RejectionReasons group) => (reasons & members) != 0 ? group : RejectionReasons.None;
    }

    private static bool AsksForMoreThanTheType(PoolNeed need) =>
        need.QualificationsRequired != 0 || need.ChecksNew != 0 || need.ChecksMadeSince.Concat(need.HouseholdMadeSince).Any(day => day is not null);

    public static ScoreParts? ForViewer(ScoreParts parts, string viewer, string home) => viewer == home ? parts : null;

    public static Problem ForViewer(Problem problem, string viewer, string home) =>
        viewer == home || problem.Code is not ProblemCode.NotEligible
            ? problem
            : new(ProblemCode.NotEligible, "The volunteer cannot take this placement.", "volunteer", "Choose another volunteer, or ask the home municipality.");
}
