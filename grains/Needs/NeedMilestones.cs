using Matching.Contracts.Needs;
using Matching.Contracts.Reports;

namespace Matching.Grains.Needs;

/// <summary>What the statutory clock has to remember of a need: how it stood, and from when.</summary>
internal static class NeedMilestones
{
    /// <summary>Milestones kept with one need; the second oldest go first, so that the beginning stays.</summary>
    public const int Kept = 100;

    /// <summary>The state with a milestone where the clock sees it differently from before.</summary>
    public static NeedState Dated(this NeedState next, DateTimeOffset now)
    {
        if (next.Requirements is not { } wish)
            return next;
        var (status, carriedOut) = Standing(next);
        var milestone = new NeedMilestone(now, status, wish.Type, wish.DecisionDate, next.Delay, carriedOut);
        if (!next.Milestones.IsEmpty && next.Milestones[^1] with { At = now } == milestone)
            return next;
        var kept = next.Milestones.Length < Kept ? next.Milestones : next.Milestones.RemoveAt(1);
        return next with { Milestones = kept.Add(milestone) };
    }

    private static (NeedStatus Status, DateOnly? CarriedOut) Standing(NeedState state)
    {
        var begun = state.Placements.Where(p => p.Started is not null && p.RefusedBy is null).SelectMany(p => Enumerable.Repeat(p.Started!.Value, p.Places)).Order().ToList();
        var wanted = state.Requirements!.Count;
        if (begun.Count >= wanted && state.Status != NeedStatus.Open)
            return (state.Status, begun[wanted - 1]);
        return (state.Status == NeedStatus.Closed ? NeedStatus.Closed : NeedStatus.Open, null);
    }
}
