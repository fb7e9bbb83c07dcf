using Matching.Contracts.Law;
using Matching.Contracts.Placements;
using Matching.Contracts.Volunteers;

namespace Matching.Grains.Volunteers;

/// <summary>Which assessments can follow which: the table says it, for every type that is offered before and after.</summary>
internal static class ApprovalRules
{
    /// <summary>The first registration may bring people who were assessed elsewhere, at any stage that is stated; from then on no stage is skipped.</summary>
    public static Problem? Forbids(VolunteerProfile next, VolunteerProfile? known)
    {
        if (known is null)
            return null;
        foreach (var type in next.Types)
        {
            var (from, to) = (known.StageOf(type), next.StageOf(type)!.Value);
            if (from is null && to != LifeCycles.Approval.Initial)
                return Wrong($"{type} is newly offered, and its assessment does not begin with {LifeCycles.Approval.Initial}.", $"Give the type an entry with the stage {LifeCycles.Approval.Initial}; the next stages follow one by one.");
            if (from is { } before && !LifeCycles.Approval.IsWay(before, to))
                return Wrong($"The assessment for {type} is at {before}: {to} does not follow.", "Record the next stage; docs/placements.md shows them.");
        }

        return null;
    }

    /// <summary>
    /// Whoever becomes approved had the checks that the law of the approval's day wants made before the decision. The first registration may bring
    /// people whose checks were made where they were assessed.
    /// </summary>
    public static Problem? ForbidsUnchecked(VolunteerProfile next, VolunteerProfile? known, string home, LawBook law)
    {
        if (known is null)
            return null;
        foreach (var (i, approval) in next.Approvals.Index().Where(a => a.Item.Stage == ApprovalStage.Approved && next.Types.Contains(a.Item.Type) && known.StageOf(a.Item.Type) != ApprovalStage.Approved))
        {
            if ((law.Find(home, approval.Type, approval.Since)?.Checks ?? []).FirstOrDefault(rule => rule.BeforeApproval && !next.MetOn(rule, approval.Since)) is { } missing)
                return Problem.Invalid(
                    $"The law asks for a {missing.Kind}{(missing.Scope == CheckScope.Household ? " of every adult in the household" : "")} before {approval.Type} is approved, and none that held on that day is on record.",
                    $"approvals[{i}].since", "Record the check, and the household where it is asked, first, and give a day of the approval that is not before the check.");
        }

        return null;
    }

    /// <summary>Null where the type is not offered. Stored profiles from before stages were kept have no entry for types that were approved then.</summary>
    public static ApprovalStage? StageOf(this VolunteerProfile profile, AssignmentType type) =>
        !profile.Types.Contains(type) ? null : profile.Approvals.FirstOrDefault(a => a.Type == type)?.Stage ?? ApprovalStage.Approved;

    private static Problem Wrong(string detail, string cure) => new(ProblemCode.WrongState, detail, "approvals", cure);
}
