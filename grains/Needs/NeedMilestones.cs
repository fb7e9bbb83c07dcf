using Matching.Contracts.Needs;
using Matching.Contracts.Placements;
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
        var milestone = new NeedMilestone(now, status, wish.Type, wish.DecisionDate, next.Delay, carriedOut) { Interrupted = InterruptedSinceDecided(next, wish) };
        if (!next.Milestones.IsEmpty && next.Milestones[^1] with { At = now } == milestone)
            return next;
        var kept = next.Milestones.Length < Kept ? next.Milestones : next.Milestones.RemoveAt(1);
        return next with { Milestones = kept.Add(milestone) };
    }

    /// <summary>
    /// The state after a placement broke off. Where the decision was carried out, the clock begins anew with that day, and so does what is said of the delay
    /// (SE: LSS 28 f § and socialtjänstlagen, decisions not carried out again within three months from the day on which it broke off).
    /// </summary>
    public static NeedState BrokenOff(this NeedState state, Placement placement, DateOnly on)
    {
        var next = state with { Placements = state.Placements.Replace(placement, placement with { IsInterrupted = true }) };
        return Standing(state).CarriedOut is null ? next : next with { Interrupted = on, Delay = DelayReason.NoVolunteer };
    }

    /// <summary>A new decision has a clock of its own.</summary>
    private static DateOnly? InterruptedSinceDecided(NeedState state, NeedRequirements wish) => state.Interrupted >= wish.DecisionDate ? state.Interrupted : null;

    private static (NeedStatus Status, DateOnly? CarriedOut) Standing(NeedState state)
    {
        var begun = state.Placements.Where(p => p is { Started: not null, RefusedBy: null, IsInterrupted: false }).SelectMany(p => Enumerable.Repeat(p.Started!.Value, p.Places)).Order().ToList();
        var wanted = state.Requirements!.Count;
        if (begun.Count >= wanted && state.Status != NeedStatus.Open)
            return (state.Status, begun[wanted - 1]);
        return (state.Status == NeedStatus.Closed ? NeedStatus.Closed : NeedStatus.Open, null);
    }
}
