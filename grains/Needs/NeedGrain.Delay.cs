using Matching.Contracts.Audit;
using Matching.Contracts.Needs;
using Matching.Contracts.Reports;
using Matching.Grains.Audit;

namespace Matching.Grains.Needs;

internal sealed partial class NeedGrain
{
    public async Task<Outcome<NeedView>> ExplainDelay(DelayReason reason)
    {
        if (!Enum.IsDefined(reason))
            return new Problem(ProblemCode.Invalid, "The reason is unknown.", "reason", $"Choose from {string.Join(", ", Enum.GetNames<DelayReason>())}.");
        if (State.Delay != reason)
            await Change(State with { Delay = reason, Version = State.Version + 1 }, new Deed(AuditAction.NeedChanged, $"delay {reason}"));
        return View();
    }
}
