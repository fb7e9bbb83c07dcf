namespace Matching.Silo.Audit;

/// <summary>What independent code found of a finished round. All zero, and the proof holds, or something is wrong.</summary>
/// <param name="AgreementViolations">Proposals without a live agreement, and those beyond an agreement's quota.</param>
/// <param name="CapacityViolations">Proposals beyond a volunteer's free places, in total or for the type, and beyond what a need wants.</param>
/// <param name="UnexplainedPairs">Pairs whose reasons differ from the rules said plainly: rejected without the right reasons, or accepted against a rule.</param>
/// <param name="ScoreErrors">Proposals whose score is not what the formula says.</param>
/// <param name="ProofHolds">The prices prove the total against every eligible pair.</param>
internal sealed record AuditResult(int AgreementViolations, int CapacityViolations, long UnexplainedPairs, int ScoreErrors, bool ProofHolds);
