namespace Matching.Silo.Audit;

/// <summary>What independent code found of a finished round. All zero, and the proof holds, or something is wrong.</summary>
/// <param name="AgreementViolations">Proposals without a live agreement, and those beyond what is left of an agreement's quota.</param>
/// <param name="CapacityViolations">Proposals beyond a volunteer's free places, in total or for the type, and beyond what a need wants; volunteers who could not do theirs together.</param>
/// <param name="UnexplainedPairs">Pairs whose reasons differ from the rules said plainly: rejected without the right reasons, or accepted against a rule.</param>
/// <param name="ScoreErrors">Proposals whose score is not what the formula says.</param>
/// <param name="ProofHolds">The prices prove the bound that the round reports against every eligible pair; where it says optimal, the bound is the total.</param>
/// <param name="FairnessViolations">Members whose figures are not what their own needs and volunteers give, or who got less than they were promised.</param>
internal sealed record AuditResult(
    int AgreementViolations, int CapacityViolations, long UnexplainedPairs, int ScoreErrors, bool ProofHolds, int FairnessViolations = 0)
{
    public bool FindsNothing => ProofHolds && AgreementViolations + CapacityViolations + UnexplainedPairs + ScoreErrors + FairnessViolations == 0;
}
