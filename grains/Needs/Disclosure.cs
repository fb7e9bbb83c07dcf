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

    /// <summary>The decision as the need keeps it: of another municipality's volunteer without the parts of the score, the reasons by groups. The whole lies with the volunteer.</summary>
    /// <param name="groups">Of the need; null where the volunteer is its own municipality's.</param>
    public static PairDecision? Kept(PairDecision? decision, RuleGroups? groups) =>
        decision is null || groups is null ? decision : decision with { Parts = null, Reasons = groups.Told(decision.Reasons) };

    /// <summary>What the need keeps of an offer's decision comes from that which its volunteer's home recorded. States from before groups were kept hold the whole.</summary>
    public static bool IsKept(Offer offer, PairDecision recorded) =>
        offer.Decision == recorded
        || (offer.Volunteer.Municipality != offer.Need.Municipality && offer.Decision is { Parts: null } kept
            && (kept.Reasons == RejectionReasons.None) == (recorded.Reasons == RejectionReasons.None)
            && kept with { Reasons = recorded.Reasons } == recorded with { Parts = null });

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
