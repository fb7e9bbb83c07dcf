using Matching.Contracts.Placements;
using Matching.Contracts.Volunteers;

namespace Matching.Grains.Volunteers;

/// <summary>Which assessments can follow which: the table says it, for every type that is offered before and after.</summary>
internal static class ApprovalRules
{
    /// <summary>
    /// The first registration may bring people who were assessed elsewhere, at any stage that is stated; from then on no stage is skipped, and none is dated
    /// before the one that led to it, when it is reached or when its day is corrected: nobody gets past the law by an older day.
    /// </summary>
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
            if (next.Approvals.FirstOrDefault(a => a.Type == type) is { Before: { } last } reached && reached.Since < last)
                return Problem.Invalid($"The stage reached for {type} is dated before the one that led to it.", "approvals", "Give the day on which it was reached.");
        }

        return null;
    }

    /// <summary>Null where the type is not offered. Stored profiles from before stages were kept have no entry for types that were approved then.</summary>
    public static ApprovalStage? StageOf(this VolunteerProfile profile, AssignmentType type) =>
        !profile.Types.Contains(type) ? null : profile.Approvals.FirstOrDefault(a => a.Type == type)?.Stage ?? ApprovalStage.Approved;

    private static Problem Wrong(string detail, string cure) => new(ProblemCode.WrongState, detail, "approvals", cure);
}
