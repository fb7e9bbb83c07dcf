using Matching.Contracts.Law;

namespace Matching.Contracts.Volunteers;

/// <summary>Whether approvals were decided as the law of their day has it.</summary>
public static class Decisions
{
    /// <summary>
    /// The first approval that may not have been decided as it is stated: the day of a stage lies ahead, or somebody lacked a check that the law of that day wants made before
    /// the decision (<see cref="CheckRule.BeforeApproval"/>). Moved, stated in a first registration or imported is all one. One that is on record as it is stated
    /// keeps what it was decided on, and so does one from before the law of its day asked.
    /// </summary>
    /// <param name="next">With a day for every approval (<see cref="Assessments.WithStages"/>).</param>
    /// <param name="known">What is on record; null for a first registration.</param>
    public static Problem? WrongDecision(this VolunteerProfile next, VolunteerProfile? known, string home, LawBook law, DateOnly today)
    {
        if (next.Approvals.Index().FirstOrDefault(a => a.Item.Since > today) is { Item: not null } ahead)
            return Problem.Invalid("The day of an assessment lies ahead.", $"approvals[{ahead.Index}].since", "Give the day on which the stage was reached, today at the latest.");
        foreach (var (i, approval) in next.Approvals.Index().Where(a => a.Item.Stage == ApprovalStage.Approved && known?.Approvals.Any(a.Item.IsSameAs) != true))
        {
            var field = $"approvals[{i}].since";
            if ((law.Find(home, approval.Type, approval.Since)?.Checks ?? []).FirstOrDefault(rule => rule.BeforeApproval && !next.MetOn(rule, approval.Since)) is { } missing)
                return Problem.Invalid(
                    $"The law asks for a {missing.Kind}{Purposes(missing)}{(missing.Scope == CheckScope.Household ? " of every adult in the household" : "")} before {approval.Type} is approved, and none that held on that day is on record.",
                    field, "Record the check, and the household where it is asked, beside later ones, and give the day of the decision, which is not before the check; or state an earlier stage.");
        }

        return null;
    }

    private static string Purposes(CheckRule rule) => rule.Purposes.IsEmpty ? "" : $" for {string.Join(" or ", rule.Purposes)}";
}
