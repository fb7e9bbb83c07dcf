using Matching.Contracts.Law;
using Matching.Contracts.Needs;

namespace Matching.Gateway.Needs;

/// <summary>
/// What the law in force asks of a need's form. The need decides anew; it is checked here as well so that a file that is loaded all or
/// nothing is refused before its first row is written.
/// </summary>
internal static class NeedLaw
{
    public static void Check(NeedRequirements requirements, NeedCase @case, string municipality, LawBook law, Faults faults)
    {
        if (Rule(requirements, municipality, law) is not { } rule)
            faults.Add("start", "No rule of law is known for this date.", "Give the placement date; the service knows the law of recent years.");
        else if (rule.DecidedBy is { } authority)
            faults.Add("type", $"The {authority} decides on this assignment type here, not the municipality.", "Choose another type: its cases are no municipality's.");
        else if (rule.Regulated && requirements.DecisionDate is null)
            faults.Add("decisionDate", "A law-regulated assignment rests on a decision.", "Give its day, or choose a free type such as visitor.");
        else if (!rule.Regulated && requirements.DecisionDate is not null)
            faults.Add("decisionDate", "Free volunteering has no decision.", "Leave the decision out, or choose a regulated type.");
        else if (!rule.Regulated && @case.MonthlyCost != 0)
            faults.Add("case.monthlyCost", "Free volunteering is unpaid.", "Set the cost to 0, or choose a regulated type.");
    }

    private static LawRule? Rule(NeedRequirements requirements, string municipality, LawBook law)
    {
        try
        {
            return law.For(municipality, requirements.Type, requirements.Start);
        }
        catch (KeyNotFoundException)
        {
            return null;
        }
    }
}
